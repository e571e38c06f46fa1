#pragma once
// Result<T>: a value or an Error. Loaders return it; bad data never throws.

#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <variant>

namespace khalkha {

/// What kind of failure it is. Decides the exit code of a command (see exitCode).
enum class ErrorKind { usage, input, output, noOpenGl };

/// Where in the data the fault lies. Empty members are not known or do not apply.
struct Where {
    std::string file;    ///< path as the user gave it
    std::string layer;   ///< layer of the file (for a CSV or GeoJSON: its base name)
    std::string feature; ///< id of the feature, or "#<row>" counted from 1 when it has none
    std::string field;   ///< field name, or "geometry"
    std::size_t row = 0; ///< of the feature in its layer, counted from 1 without the header; 0 = not known
};

/// A failure in words for the user: where, what was found and expected, and what to do.
struct Error {
    ErrorKind kind = ErrorKind::input;
    Where where;
    std::string what; ///< one sentence: what is wrong and what was expected
    std::string hint; ///< one sentence: what to do; may be empty
};

/// "geodata/fronts.geojson: layer fronts: feature FW: field date: … Do …", one line.
[[nodiscard]] std::string describe(const Error& error);

/// Exit code of the command line: usage 2, input 3, output 4, noOpenGl 77.
[[nodiscard]] int exitCode(ErrorKind kind);

template <class T> class Result {
public:
    Result(T value) : _content(std::in_place_index<0>, std::move(value)) {}
    Result(Error error) : _content(std::in_place_index<1>, std::move(error)) {}

    [[nodiscard]] explicit operator bool() const { return _content.index() == 0; }
    /// Precondition: the result holds a value.
    [[nodiscard]] const T& operator*() const& { return std::get<0>(_content); }
    [[nodiscard]] T& operator*() & { return std::get<0>(_content); }
    [[nodiscard]] T&& operator*() && { return std::get<0>(std::move(_content)); }
    [[nodiscard]] const T* operator->() const { return &std::get<0>(_content); }
    [[nodiscard]] T* operator->() { return &std::get<0>(_content); }
    /// Precondition: the result holds an error.
    [[nodiscard]] const Error& error() const { return std::get<1>(_content); }

private:
    std::variant<T, Error> _content;
};

/// A Result without a value: empty means success.
using Failure = std::optional<Error>;

} // namespace khalkha
