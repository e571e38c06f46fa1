#pragma once
// Commands: the one language of keys, panels, scripts and recordings. Each has a text form, see parseCommand.

#include "base/result.h"
#include "scene/view_state.h"

#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace khalkha {

struct Seek {
    Instant to;
}; ///< seek 1945-08-14T21:00
struct StepDays {
    int days = 1;
}; ///< step-days -1
struct StepEvent {
    int events = 1;
}; ///< step-event 1: to the next event of the filtered list
struct Play {
    bool on = true;
}; ///< play on | play off
struct SetSpeed {
    double hoursPerSecond = 6;
}; ///< speed 6
struct SetLoop {
    bool on = false;
    Span range;
}; ///< loop 1945-08-09/1945-08-20 | loop off
struct SetTimelineRange {
    Span range;
}; ///< timeline 1945-08/1945-09: what the timeline shows
struct SetView {
    CameraView view;
    bool fly = false;
}; ///< view LON,LAT,HEIGHT_KM[,HEADING,TILT] | fly …
struct SelectEvent {
    std::string id;
    bool fly = true; ///< false: only shows the detail
};                   ///< event EV-… | event EV-… stay: seeks, flies, shows the detail
struct Select {
    std::string id;
}; ///< select ID | select none
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
struct SetUiScale {
    double scale = 1;
}; ///< ui-scale 1.5
struct SetFilter {
    std::string text;
    std::vector<std::string> categories;
    std::string sideId;
    Span period;
}; ///< filter text="…" category=a,b side=… period=A/B; a bare "filter" clears it
struct ShowPanel {
    std::string panel;
    bool on = true;
}; ///< panel events on; "panel all off" hides all until "panel all on"
struct SetFullScreen {
    bool on = true;
}; ///< full-screen on
struct TakeShot {
    std::string path;
}; ///< shot out.png
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
}; ///< furniture legend on: date, legend, scale, north, sources, era
/// Inertia after a drag: the ground point keeps following a cursor that moves on by itself, ever slower.
struct Glide {
    LonLat grabbed;
    ScreenPoint cursor;      ///< where the drag ended, pixels
    ScreenPoint speedPxPerS; ///< of the cursor when it was let go
};                           ///< glide LON,LAT X,Y VX,VY
/// Smooth zoom of the wheel: the range times factor, the ground point under the cursor stays there.
struct ZoomAt {
    ScreenPoint cursor; ///< pixels
    double factor = 1;  ///< < 1 = closer
};                      ///< zoom X,Y FACTOR
struct Quit {};         ///< quit

using Command = std::variant<
    Seek,
    StepDays,
    StepEvent,
    Play,
    SetSpeed,
    SetLoop,
    SetTimelineRange,
    SetView,
    SelectEvent,
    Select,
    SetLayerVisible,
    SetLayerOpacity,
    SetLanguage,
    SetTheme,
    SetPerspective,
    SetUiScale,
    SetFilter,
    ShowPanel,
    SetFullScreen,
    TakeShot,
    CopyText,
    OpenLink,
    SetSecondLanguage,
    SetFurniture,
    Glide,
    ZoomAt,
    Quit>;
using Commands = std::vector<Command>;

/// Reads one line of the text form; the error lists what is allowed.
[[nodiscard]] Result<Command> parseCommand(std::string_view line, int zoneMinutes);
/// The text form; parseCommand(formatCommand(c)) is c.
[[nodiscard]] std::string formatCommand(const Command& command, int zoneMinutes);

/// "122.3,45.2,3050[,HEADING,TILT]" as on the command line.
[[nodiscard]] Result<CameraView> parseView(std::string_view text);
[[nodiscard]] std::string formatView(const CameraView& view);

} // namespace khalkha
