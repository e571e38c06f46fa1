#pragma once
// The texts of a layer turned into UTF-8, whatever they were written in.

#include "exchange/layer_reader.h"

#include <filesystem>
#include <optional>
#include <string>

namespace khalkha {

/// In which encoding the texts of a layer are.
struct TextEncoding {
    std::string name; ///< as decode() takes it
    std::string
        statedBy;       ///< for messages: "places.cpg says 1252"; "" = nothing states one, it should be UTF-8
    std::string remedy; ///< where another one is to be written, for messages: "into places.cpg"
};

/// What the .cpg beside a shapefile states, else the header of its .dbf, else UTF-8. Adds a remark to the
/// layer if the .cpg states nothing that is known.
[[nodiscard]] TextEncoding shapefileEncoding(const std::filesystem::path& path, LayerContent& layer);

/// Decodes all values of all rows. One that is not text of the encoding becomes a fault of its row, with the
/// encodings that it may be in, and empty; so does all that is UTF-8 while something else is stated.
void settleTexts(LayerContent& layer, const TextEncoding& encoding);

} // namespace khalkha
