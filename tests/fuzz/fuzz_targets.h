#pragma once
// What is fuzzed: each target takes any bytes. Built with Clang's libFuzzer a program each (fuzz_entry.cpp);
// built with any compiler, unit_fuzz_corpus runs them over their corpora (replay_test.cpp).

#include <span>
#include <string_view>

namespace khalkha::fuzz {

// Parsers of our own.
void date(std::string_view bytes);     ///< dates and spans; what is read can be written and read again
void number(std::string_view bytes);   ///< numbers
void text(std::string_view bytes);     ///< UTF-8, lists, ids
void sidc(std::string_view bytes);     ///< symbol codes
void command(std::string_view bytes);  ///< a line of commands; what is read can be written and read again
void view(std::string_view bytes);     ///< views, lists of layers
void po(std::string_view bytes);       ///< translations
void settings(std::string_view bytes); ///< the remembered session
void json(std::string_view bytes);     ///< the strict look at GeoJSON
void csv(std::string_view bytes);      ///< the text of a CSV
// The reader of campaigns, GDAL and SQLite below it.
void campaign(
    std::string_view bytes); ///< the first byte picks a layer of a sound campaign, the rest replaces it
void package(std::string_view bytes);   ///< a GeoPackage
void shapefile(std::string_view bytes); ///< the table of a shapefile
void flatgeobuf(std::string_view bytes);

struct Target {
    std::string_view name;
    void (*run)(std::string_view bytes);
};
[[nodiscard]] std::span<const Target> targets();

} // namespace khalkha::fuzz
