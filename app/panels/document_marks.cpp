#include "panels/document_marks.h"

#include "base/translate.h"
#include "panels/numbers.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace khalkha {

namespace {

struct Corner {
    float x = 0, y = 0;
};
struct KindLook {
    std::string_view kind;
    const char* name;
    /// Corners of the shape, radius 1; empty: a circle.
    std::array<Corner, 8> corners;
    int count;
};
constexpr std::array kinds{
    KindLook{"treaty", "Treaty", {{{-0.85F, -0.85F}, {0.85F, -0.85F}, {0.85F, 0.85F}, {-0.85F, 0.85F}}}, 4},
    KindLook{
        "agreement",
        "Agreement",
        {{{-0.5F, -0.9F}, {0.5F, -0.9F}, {0.95F, 0}, {0.5F, 0.9F}, {-0.5F, 0.9F}, {-0.95F, 0}}},
        6},
    KindLook{"talks", "Talks", {{{-1, -0.55F}, {1, -0.55F}, {1, 0.55F}, {-1, 0.55F}}}, 4},
    KindLook{"note", "Diplomatic note", {{{0, -1}, {1, 0}, {0, 1}, {-1, 0}}}, 4},
    KindLook{"statement", "Statement", {}, 0},
    KindLook{"order", "Order", {{{-0.95F, -0.8F}, {0.95F, -0.8F}, {0, 0.95F}}}, 3},
    KindLook{"map", "Map", {{{-0.95F, -0.45F}, {0.35F, -0.9F}, {0.95F, 0.45F}, {-0.35F, 0.9F}}}, 4},
    KindLook{"report", "Report", {{{0, -0.95F}, {0.95F, 0.8F}, {-0.95F, 0.8F}}}, 3},
    KindLook{"book", "Book", {{{-0.6F, -0.95F}, {0.6F, -0.95F}, {0.6F, 0.95F}, {-0.6F, 0.95F}}}, 4},
    KindLook{
        "other",
        "Other document",
        {{{0, -0.95F}, {0.95F, -0.25F}, {0.6F, 0.85F}, {-0.6F, 0.85F}, {-0.95F, -0.25F}}},
        5}};

const KindLook& lookOfKind(std::string_view kind) {
    const auto* const found =
        std::find_if(kinds.begin(), kinds.end(), [&](const KindLook& look) { return look.kind == kind; });
    return found == kinds.end() ? kinds.back() : *found;
}

/// The shape's outline as the current path of the list.
void pathOf(ImDrawList& list, const KindLook& look, ImVec2 center, float radius) {
    if (look.count == 0) {
        // The outline closes by itself: the last point is not the first one again.
        list.PathArcTo(center, radius * 0.92F, 0, 6.2832F * 23 / 24, 23);
        return;
    }
    for (int i = 0; i < look.count; ++i) {
        const Corner corner = look.corners[static_cast<size_t>(i)];
        list.PathLineTo({center.x + corner.x * radius, center.y + corner.y * radius});
    }
}

/// Name of the part before a colon, and the part behind it.
std::pair<std::string, std::string> parted(const std::string& name) {
    for (const std::string_view colon : {std::string_view(": "), std::string_view("：")}) {
        const size_t at = name.find(colon);
        if (at != std::string::npos) {
            return {name.substr(0, at), name.substr(at + colon.size())};
        }
    }
    return {name, {}};
}

} // namespace

const char* documentKindName(Language language, std::string_view kind) {
    return tr(language, lookOfKind(kind).name);
}

RowLook lookOf(const PanelInput& input, const DocumentRow& row) {
    const Language language = languageOf(input);
    const Theme& colours = themeOf(input);
    const Chronicle& chronicle = input.session.chronicle();
    if (row.kind == DocumentRow::Kind::none) {
        return {colours.boxTextSecondary, tr(language, "Neither line"), tr(language, "speaks for no line")};
    }
    if (row.kind == DocumentRow::Kind::unclear) {
        return {
            colours.boxTextSecondary,
            tr(language, "Unclear"),
            tr(language, "both readings possible, or only reported")};
    }
    const Claim* const claim = chronicle.claim(row.claimId);
    const Side* const side = claim == nullptr ? nullptr : chronicle.side(claim->sideId);
    const auto [name, more] = parted(claim == nullptr ? row.claimId : claim->name.best(language));
    return {colours.hue(side == nullptr ? Hue::grey : side->hue).text, name, more};
}

void documentMark(
    const PanelInput& input,
    ImDrawList& list,
    std::string_view kind,
    const DocumentRow& row,
    ImVec2 center,
    float radius) {
    const KindLook& look = lookOfKind(kind);
    const ImU32 ink = imColour(lookOf(input, row).line);
    const ImU32 ground = imColour(themeOf(input).boxFill.withAlpha(1));
    pathOf(list, look, center, radius + 1.5F);
    list.PathFillConvex(ground);
    pathOf(list, look, center, radius);
    if (row.kind == DocumentRow::Kind::claim) {
        list.PathFillConvex(ink);
        return;
    }
    list.PathFillConvex(ground);
    if (row.kind == DocumentRow::Kind::unclear) {
        list.PushClipRect(
            {center.x - radius * 1.2F, center.y - radius * 1.2F}, {center.x, center.y + radius * 1.2F}, true);
        pathOf(list, look, center, radius);
        list.PathFillConvex(ink);
        list.PopClipRect();
    }
    pathOf(list, look, center, radius);
    list.PathStroke(ink, ImDrawFlags_Closed, std::max(1.5F, radius * 0.22F));
}

void rowLine(
    const PanelInput& input, ImDrawList& list, const DocumentRow& row, ImVec2 from, ImVec2 to, bool strong) {
    const Colour colour = lookOf(input, row).line;
    const ImU32 ink = imColour(strong ? colour : colour.withAlpha(0.55));
    const float width = scaled(input, strong ? 2.6 : 1.4);
    if (row.kind == DocumentRow::Kind::none) {
        return; // no line
    }
    float on = scaled(input, 2);
    if (row.kind == DocumentRow::Kind::claim) {
        // As in the legend: long dashes for the blue family, short ones for the others.
        const Chronicle& chronicle = input.session.chronicle();
        const Claim* const claim = chronicle.claim(row.claimId);
        const Side* const side = claim == nullptr ? nullptr : chronicle.side(claim->sideId);
        const bool blue = side != nullptr && (side->hue == Hue::blue || side->hue == Hue::lightBlue);
        on = scaled(input, blue ? 12 : 4);
    }
    for (float x = from.x; x < to.x; x += on + scaled(input, 4)) {
        list.AddLine({x, from.y}, {std::min(x + on, to.x), to.y}, ink, width);
    }
}

std::string documentDate(const Document& document, Language language) {
    std::string text = formatDate(document.start, language);
    if (document.end && document.end->span.end > document.start.span.end) {
        text += " – " + formatDate(*document.end, language);
    }
    return text;
}

} // namespace khalkha
