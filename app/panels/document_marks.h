#pragma once
// How documents look: a shape by kind, a colour and a filling by what they speak for.

#include "panels/document_timeline.h"
#include "panels/widgets.h"

namespace khalkha {

[[nodiscard]] const char* documentKindName(Language language, std::string_view kind);

/// A row's own colour, its name and what stands below the name.
struct RowLook {
    Colour line;
    std::string name, more;
};
[[nodiscard]] RowLook lookOf(const PanelInput& input, const DocumentRow& row);

/// The mark of a document of this kind in this row: filled where it speaks for a line, hollow where it speaks
/// for none, half filled where that is unclear.
void documentMark(
    const PanelInput& input,
    ImDrawList& list,
    std::string_view kind,
    const DocumentRow& row,
    ImVec2 center,
    float radius);
/// A stretch of the row's line, in the pattern in which the map draws the claim.
void rowLine(
    const PanelInput& input, ImDrawList& list, const DocumentRow& row, ImVec2 from, ImVec2 to, bool strong);

/// The document's date as precise as it is known, with its end if it has one.
[[nodiscard]] std::string documentDate(const Document& document, Language language);

} // namespace khalkha
