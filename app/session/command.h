#pragma once
// Commands: the one language of keys, panels, scripts and recordings. Each has a text form, see parseCommand.

#include "base/result.h"
#include "scene/comparison.h"

#include <optional>
#include <string>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

namespace khalkha {

struct Seek {
    Instant to;
}; ///< seek 1945-08-14T21:00 | seek 14 August 1945, 21:00: a date is its first instant
struct AskDate {
    bool on = true;
}; ///< ask-date on | off: a field in which a date is typed
struct StepDays {
    int days = 1;
}; ///< step-days -1
struct StepEvent {
    int events = 1;
}; ///< step-event 1: to the next event of the filtered list
struct Play {
    bool on = true;
};                                                           ///< play on | play off
inline constexpr double slowestHoursPerSecond = 1.0 / 3600;  ///< as it was
inline constexpr double fastestHoursPerSecond = 24.0 * 3660; ///< ten years a second
struct SetSpeed {
    double hoursPerSecond = 6;
}; ///< speed 6
struct SetLoop {
    bool on = false;
    Span range;
}; ///< loop 1945-08-09/1945-08-20 | loop on | loop off; without a range the last one in sight, or all in
   ///< sight
struct SetTimelineRange {
    Span range;
}; ///< timeline 1945-08/1945-09: what the timeline shows
struct SetView {
    CameraView view;
    bool fly = false;
    Pane pane = Pane::left;
}; ///< view LON,LAT,HEIGHT_KM[,HEADING,TILT] [right] | fly …; "right": of two views, if not linked
struct SelectEvent {
    std::string id;
    bool fly = true; ///< false: only shows the detail
};                   ///< event EV-… | event EV-… stay: seeks, flies, shows the detail
struct Select {
    std::string id;
    std::optional<ThingKind> kind =
        std::nullopt; ///< none: the first thing of that id, in the order of ThingKind
};                    ///< select KIND ID | select ID | select none
struct GoTo {
    std::string id;
    std::optional<ThingKind> kind = std::nullopt; ///< as of Select
    bool select = true;                           ///< false: what is selected stays
}; ///< go KIND ID [stay] | go ID: selects it, flies so that it fills the view; documents and readings open
struct SetLayerVisible {
    Layer layer{};
    bool on = true;
}; ///< layer claims on
struct SetLayerOpacity {
    Layer layer{};
    double opacity = 1;
}; ///< opacity polities 0.5
struct SetLanguage {
    Language language{};
}; ///< language en
struct SetTheme {
    ThemeName theme{};
}; ///< theme dark
struct SetPerspective {
    Perspective perspective{};
}; ///< claims both|jp|su|none
struct SetSymbols {
    SymbolStyle style{};
}; ///< symbols none|app6|flags|both
struct SetUiScale {
    double scale = 1;
}; ///< ui-scale 1.5
struct SetReducedMotion {
    bool on = true;
}; ///< reduced-motion on: flights are cuts, nothing glides, pulses stand still
struct SetExaggeration {
    double times = 0;
}; ///< exaggeration 8: of the heights of the relief; 0 = flat
struct SetFilter {
    std::string text;
    std::vector<std::string> categories;
    std::string sideId;
    Span period;
    bool disputed = false; ///< only where sources differ
}; ///< filter text="…" category=a,b side=… period=A/B disputed; a bare "filter" clears it
struct ShowPanel {
    std::string panel;
    bool on = true;
}; ///< panel events on; "panel all off" hides all until "panel all on"
struct FoldPlot {
    std::string group;
    bool on = true;
}; ///< fold-plot GROUP on: only the heading of that group of series is left
struct SetFullScreen {
    bool on = true;
}; ///< full-screen on
struct TakeShot {
    std::string path;
}; ///< shot [out.png]; without a path a new file in the user's folder of pictures
struct CopyText {
    std::string text;
}; ///< copy …
struct OpenLink {
    std::string url;
}; ///< open-link https://…: in the browser
struct SetSecondLanguage {
    std::optional<Language> language;
}; ///< second-language en | second-language none: second line of the labels
struct SetFurniture {
    std::string part;
    bool on = true;
}; ///< furniture legend on: date, legend, scale, north, sources, gap-chart, era
/// Inertia after a drag: the ground point keeps following a cursor that moves on by itself, ever slower.
struct Glide {
    LonLat grabbed;
    ScreenPoint cursor;      ///< where the drag ended, pixels
    ScreenPoint speedPxPerS; ///< of the cursor when it was let go
    Pane pane = Pane::left;  ///< whose pixels these are
};                           ///< glide LON,LAT X,Y VX,VY [right]
/// Smooth zoom of the wheel: the range times factor, the ground point under the cursor stays there.
struct ZoomAt {
    ScreenPoint cursor; ///< pixels
    double factor = 1;  ///< < 1 = closer
    Pane pane = Pane::left;
};              ///< zoom X,Y FACTOR [right]
struct Quit {}; ///< quit
struct SetRuler {
    std::optional<Ruler> ruler;
}; ///< ruler LON,LAT [FIRST_CLAIM SECOND_CLAIM] | ruler off
struct SetMeasuring {
    bool on = true;
}; ///< measure on | off: clicks on the map add points
struct MeasurePoint {
    LonLat at;
}; ///< measure-point LON,LAT
struct MeasureMove {
    size_t point = 0; ///< from 0
    LonLat at;
    bool goesOn = false; ///< the same drag as the last one: undo takes both back at once
};                       ///< measure-move 2 LON,LAT: the second point
struct MeasureClose {};  ///< measure-close: the line becomes an outline
struct MeasureUndo {};   ///< measure-undo: takes the last change back
struct MeasureRedo {};   ///< measure-redo: makes it again
struct MeasureClear {};  ///< measure-clear
struct SetSection {
    std::optional<SectionPath> path;
}; ///< section LON,LAT LON,LAT… | section off
struct SetCompare {
    CompareMode mode = CompareMode::off;
}; ///< compare split | swipe | off
struct SetCompareDivider {
    double part = 0.5;
}; ///< compare-divider 0.4: part of the free width
struct SetCompareLinked {
    bool on = true;
}; ///< compare-linked off: a camera for each view
struct SetComparePerspective {
    Perspective perspective{};
}; ///< compare-claims su: of the right view
struct SetCompareTime {
    std::optional<Instant> fixedAt; ///< does not move with the clock
    std::int64_t offsetSeconds = 0; ///< else: later than the clock
};                                  ///< compare-at 1939-08-31 | clock | clock+7 | clock-36h

struct Hover {
    std::string id;
    std::optional<ThingKind> kind = std::nullopt; ///< as of Select
}; ///< hover KIND ID | hover ID | hover none: stands out on the map until another does
struct Read {
    std::string id;
    std::optional<ThingKind> kind = {}; ///< without: a document, else a remark
}; ///< read [document | remark] ID | none: a document or remark beside the map
struct OpenStory {
    std::string id;
    int step = 1;
}; ///< story ID [STEP] | none: a guided reading at one of its steps
struct StepStory {
    int steps = 1;
}; ///< step-story -1

struct StepHistory {
    int steps = 1;
}; ///< history -1: back to where the user was before, 1: forward again
/// home: map, time, layers and panels as they were at the start; the user's settings (language, colours, size
/// of type, …) stay. history -1 takes it back.
struct GoHome {};
struct SetPresenting {
    bool on = true;
}; ///< present on: full screen without panels, until present off
struct SetBlack {
    bool on = true;
}; ///< black on: nothing is seen until black off

using AnyCommand = std::variant<
    Seek,
    AskDate,
    StepDays,
    StepEvent,
    Play,
    SetSpeed,
    SetLoop,
    SetTimelineRange,
    SetView,
    SelectEvent,
    Select,
    GoTo,
    SetLayerVisible,
    SetLayerOpacity,
    SetLanguage,
    SetTheme,
    SetPerspective,
    SetSymbols,
    SetUiScale,
    SetReducedMotion,
    SetExaggeration,
    SetFilter,
    ShowPanel,
    FoldPlot,
    SetFullScreen,
    TakeShot,
    CopyText,
    OpenLink,
    SetSecondLanguage,
    SetFurniture,
    Glide,
    ZoomAt,
    SetCompare,
    SetCompareDivider,
    SetCompareLinked,
    SetComparePerspective,
    SetCompareTime,
    Hover,
    Read,
    OpenStory,
    StepStory,
    SetRuler,
    SetMeasuring,
    MeasurePoint,
    MeasureMove,
    MeasureClose,
    MeasureUndo,
    MeasureRedo,
    MeasureClear,
    SetSection,
    StepHistory,
    GoHome,
    SetPresenting,
    SetBlack,
    Quit>;

template <typename T> struct IsCommand;
template <typename... T> struct IsCommand<std::variant<T...>> {
    template <typename C> static constexpr bool holds = (std::is_same_v<C, T> || ...);
};

/// One command. What copies, moves and destroys any of them is compiled once, in command.cpp, not in every
/// source.
class Command : public AnyCommand {
public:
    template <typename C>
    requires IsCommand<AnyCommand>::holds<C> Command(C command)
        : AnyCommand(std::in_place_type<C>, std::move(command)) {} // NOLINT(*-explicit-*)
    Command(const Command& other);
    Command(Command&& other) noexcept;
    Command& operator=(const Command& other);
    Command& operator=(Command&& other) noexcept;
    ~Command();
};
using Commands = std::vector<Command>;

/// Reads one line of the text form; the error lists what is allowed.
[[nodiscard]] Result<Command> parseCommand(std::string_view line, int zoneMinutes);
/// The text form; parseCommand(formatCommand(c)) is c, the height of a view to a micrometre.
[[nodiscard]] std::string formatCommand(const Command& command, int zoneMinutes);

/// "122.3,45.2,3050[,HEADING,TILT]" as on the command line.
[[nodiscard]] Result<CameraView> parseView(std::string_view text);
[[nodiscard]] std::string formatView(const CameraView& view);

} // namespace khalkha
