#pragma once
// Parts of the panel of documents and remarks. Used by documents.cpp.

#include "panels/line_break.h"
#include "panels/widgets.h"

namespace khalkha {

/// The tab on which remarks of a topic stand.
[[nodiscard]] ReadingMemory::Tab tabOf(std::string_view topic);
/// The timeline of the documents, and the one that is read.
void documentsTab(const PanelInput& input, PanelMemory& memory, Commands& out);
/// The document that is read: what it says, which line it speaks for, where that is from.
void documentDetail(const PanelInput& input, PanelMemory& memory, Commands& out);
/// The remarks of the tab that is open.
void remarksTab(const PanelInput& input, PanelMemory& memory, Commands& out);

} // namespace khalkha
