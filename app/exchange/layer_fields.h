#pragma once
// Which column of a file is which field of the schema.

#include "exchange/layer_reader.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace khalkha {

struct LayerSpec;

/// What the columns of a layer are read as, and what is to be said of them.
struct FieldPlan {
    std::vector<std::string> names; ///< a column each: the field it is, lower case; "" = not read
    std::vector<RowFault> faults;   ///< values are lost: two columns are one field, …
    std::vector<RowFault> remarks;  ///< unknown columns, guessed ones
};

/// Case does not count, nor blanks (no-break ones, byte order marks) around a name. spec nullptr: any
/// geodata, all columns are read under their own names. Columns without a name are not read and not told of.
/// shapefile: names have ten bytes at most, so that longer ones are known by their beginning.
[[nodiscard]] FieldPlan
planFields(std::span<const std::string> columns, const LayerSpec* spec, bool shapefile);

/// The field of the schema that a misspelt name most likely means; nothing if none is near.
[[nodiscard]] std::optional<std::string> nearestField(const LayerSpec& spec, std::string_view name);

/// Names of columns as they stand in a file, the first thirty, for a message.
[[nodiscard]] std::string columnList(std::span<const std::string> columns);

/// Columns that look like longitude and latitude by another name, for a message: `"X" and "Y"`; "" if none.
[[nodiscard]] std::string positionLikeNames(std::span<const std::string> columns);

/// Without blanks at both ends: ASCII ones, no-break and ideographic spaces, byte order marks.
[[nodiscard]] std::string_view trimBlanks(std::string_view text);

} // namespace khalkha
