#pragma once
// Columns that hold several values, or JSON, as the text that an author would have typed.

#include <string>

class OGRFeature;

namespace khalkha {

/// Values of a list column, joined by ";".
[[nodiscard]] std::string listText(const OGRFeature& feature, int index);
/// A column of JSON: the values of an array joined by ";", a text without its quotation marks; anything else
/// as it stands.
[[nodiscard]] std::string jsonText(const std::string& json);
/// The shortest decimal notation that gives the same number.
[[nodiscard]] std::string realText(double value);

} // namespace khalkha
