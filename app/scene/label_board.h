#pragma once
// The picture while its labels are being placed: what is taken, what has been set. Shared by the files that
// place one kind of label each.

#include "scene/label_block.h"

#include <algorithm>

namespace khalkha {

/// A place whose symbol and name may stand on the picture.
struct PlaceMark {
    const Place* place = nullptr;
    const NameSideOrder* sides = nullptr; ///< where its name stands best
    ScreenPoint at;
    int rank = 3;     ///< of the place, lowered by one when an event of the hour happens there
    double alpha = 1; ///< fades in and out where its rank begins to be named
    bool selected = false;
    bool linked = false; ///< an end of an arc that is drawn
    /// Named whatever its rank and however many names there are.
    [[nodiscard]] bool first() const { return selected || linked; }
};

struct LabelBoard {
    LabelBoard(
        const ComposeInput& composeInput, const std::vector<ScreenBox>& reserved, const ComposeNotes& notes);

    const ComposeInput& in;
    const std::set<std::string>& linkedPlaceIds; ///< see ComposeNotes
    double scale = 1;                            ///< of type, see pictureScale
    /// Metres of ground for what is a pixel at a height of 1080: decides what is large enough to be named.
    double groundPerPx = 1;
    LabelGrid grid;
    /// What stands there already, and nothing that is kept free for the steadiness of names: for those that
    /// must be there. Takes what grid takes.
    LabelGrid tightGrid;
    std::vector<ScreenBox> furniture;
    std::vector<TextRun> texts;            ///< in drawing order
    std::vector<FrameLabel> labels;        ///< of the texts
    std::vector<PlaceMark> symbols;        ///< places that got their name
    std::set<std::string> namedAlready;    ///< names of regions and waters: each stands once
    int placesLeft = 32, regionsLeft = 14; ///< fewer on small pictures
    bool limbShows = false;                ///< part of the picture is sky
    bool closeUp = false;                  ///< a battle: every place is named, with its doubt
    std::vector<ScreenLine> leaders;       ///< from symbols to names that found no room beside them

    [[nodiscard]] double size(double px) const { return px * scale; }
    [[nodiscard]] Halo halo(double alpha = 1) const;
    [[nodiscard]] Halo waterHalo() const;
    [[nodiscard]] TextStyle style(double px, bool bold) const; ///< px at 1080p, in the first language
    [[nodiscard]] TextStyle secondStyle(double px) const;      ///< in the second language
    /// Text in the second language; "" when there is none or it is the same as the first.
    [[nodiscard]] std::string second(const LocalText& text, const std::string& first) const;
    /// Free, and nowhere off the globe: names in the sky are hard to read and name nothing.
    [[nodiscard]] bool fits(const ScreenBox& box) const;
    /// The texts from `firstText` on are the label of a thing.
    void record(const ThingRef& thing, ScreenPoint anchor, size_t firstText, bool curved = false) {
        record(labelId(thing), thing, anchor, firstText, curved);
    }
    void record(std::string id, ThingRef thing, ScreenPoint anchor, size_t firstText, bool curved) {
        labels.push_back(
            {std::move(id), std::move(thing), anchor, firstText, texts.size() - firstText, curved});
    }
    /// Within the picture, and not below the furniture.
    [[nodiscard]] bool isSeen(ScreenPoint at) const;
    /// What it costs that obstacles cover part of a box. A little of it costs nothing: arrows and fronts
    /// move, and a name that makes way for every one of them never holds still.
    [[nodiscard]] double crowdedness(const ScreenBox& box) const { return tolerated(grid.crowding(box)); }
    [[nodiscard]] static double tolerated(double crowding) {
        constexpr double free = 0.5;
        return crowding <= free ? 0.0 : (crowding - free) / (1 - free);
    }
    void take(const ScreenBox& box, double marginPx) {
        const ScreenBox taken = grown(box, size(marginPx));
        grid.take(taken);
        tightGrid.take(taken);
    }
};

/// 1 well nearer than a scale from which things are named, 0 at it: names fade in and do not pop up.
[[nodiscard]] inline double fadeIn(double groundPerPx, double upTo) {
    constexpr double part = 0.12;
    return std::clamp((upTo - groundPerPx) / (part * upTo), 0.0, 1.0);
}
/// Quiet colour of a polity's name: large text, so 3:1 suffices.
[[nodiscard]] Colour polityNameColour(const Theme& theme, Hue hue);
/// Places that may be named at this scale, most important first.
[[nodiscard]] std::vector<PlaceMark> placeMarks(const LabelBoard& board);
/// Whether places of a kind are areas: named without a symbol.
[[nodiscard]] bool isArea(PlaceKind kind);

void placePolityNames(LabelBoard& board, const std::vector<PlaceMark>& marks);
/// Marks whose rank is at most maxRank.
void placePlaceNames(LabelBoard& board, std::vector<PlaceMark>& marks, int maxRank);
/// Regions, ranges, seas, rivers up to a level.
void placeRegionNames(LabelBoard& board, int minLevel, int maxLevel);
/// Labels asked for by other steps, of the priorities given.
void placeWanted(LabelBoard& board, const ComposeNotes& notes, int minPriority, int maxPriority);
/// Unit symbols and flags where there is room between the names; their rows in the legend follow them.
void setMarks(LabelBoard& board, ComposeNotes& notes, Painter& painter, Frame& frame);
/// Draws the symbol of a place; radius in pixels of a town's circle is 5 at scale 1.
void paintPlaceSymbol(const LabelBoard& board, const PlaceMark& mark, Painter& painter);
/// Half the width of a symbol, pixels.
[[nodiscard]] double symbolRadiusPx(const LabelBoard& board, const PlaceMark& mark);

} // namespace khalkha
