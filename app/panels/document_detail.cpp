#include "base/translate.h"
#include "panels/document_marks.h"
#include "panels/provenance.h"
#include "panels/reading.h"

#include <algorithm>

namespace khalkha {

namespace {

/// A sample of the row, its name, and what it means: once for every line the document speaks for.
void lineOf(const PanelInput& input, const Document& document, Commands& out) {
    const Language language = languageOf(input);
    const std::vector<DocumentRow> rows = documentRows(input.session.chronicle());
    heading(input, tr(language, "Speaks for"));
    for (const size_t index : rowsOf(document, rows)) {
        const DocumentRow& row = rows[index];
        const RowLook look = lookOf(input, row);
        const float line = ImGui::GetTextLineHeight();
        const ImVec2 corner = ImGui::GetCursorScreenPos();
        const float sample = scaled(input, 40);
        ImDrawList& list = *ImGui::GetWindowDrawList();
        rowLine(
            input,
            list,
            row,
            {corner.x, corner.y + line * 0.55F},
            {corner.x + sample, corner.y + line * 0.55F},
            true);
        documentMark(
            input,
            list,
            document.kind,
            row,
            {corner.x + sample / 2, corner.y + line * 0.55F},
            scaled(input, 6));
        const float indent = sample + scaled(input, 10);
        ImGui::Indent(indent);
        const std::string text = look.name + (look.more.empty() ? "" : tr(language, ": ") + look.more);
        if (row.kind == DocumentRow::Kind::claim) {
            if (link(input, "claim:" + row.claimId, text)) {
                out.emplace_back(Select{row.claimId, ThingKind::claim});
            }
        } else {
            wrappedText(text);
        }
        ImGui::Unindent(indent);
    }
    if (!document.lineNote.empty()) {
        wrappedText(document.lineNote.best(language));
    }
}

} // namespace

void documentDetail(const PanelInput& input, PanelMemory& memory, Commands& out) {
    const Language language = languageOf(input);
    const Theme& colours = themeOf(input);
    const ThingRef& read = input.session.state().read;
    const Document* const document =
        read.kind == ThingKind::document ? input.session.chronicle().document(read.id) : nullptr;
    if (document == nullptr) {
        quietText(
            input,
            tr(language,
               "Click a mark, or go through the documents with Left and Right. Which line a document speaks "
               "for is "
               "shown by its row; a row says nothing about how much it weighs."));
        return;
    }
    if (memory.reading.lastDetail != document->id) {
        memory.reading.lastDetail = document->id;
        ImGui::SetScrollY(0);
    }
    wrappedText(
        documentDate(*document, language) + " · " + documentKindName(language, document->kind),
        colours.boxTextSecondary);
    {
        const UseFont strong(PanelFont::strong);
        wrappedText(document->title.best(language));
    }
    if (!document->parties.empty()) {
        quietText(input, document->parties.best(language));
    }
    ImGui::Dummy(ImVec2(0, scaled(input, 2)));
    wrappedText(document->text.best(language));
    lineOf(input, *document, out);
    if (document->background) {
        quietText(
            input, tr(language, "Background: kept for the record, it does not bear on the line itself."));
    }
    provenanceBlock(input, document->provenance, out);
}

} // namespace khalkha
