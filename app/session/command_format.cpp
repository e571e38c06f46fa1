#include "session/command.h"
#include "session/compare_words.h"
#include "session/words.h"

#include <fmt/format.h>

namespace khalkha {

namespace {

std::string spanText(const Span& span, int zoneMinutes) {
    const std::string start = span.start == beginningOfTime ? ".." : isoInstant(span.start, zoneMinutes);
    const std::string end = span.end == endOfTime ? ".." : isoInstant(span.end, zoneMinutes);
    return start + "/" + end;
}

const char* switchText(bool on) {
    return on ? "on" : "off";
}

const char* paneText(Pane pane) {
    return pane == Pane::right ? " right" : "";
}

std::string thingWords(const std::string& id, std::optional<ThingKind> kind) {
    return id.empty() ? "none" : (kind ? std::string(thingKindCode(*kind)) + " " : "") + id;
}

std::string pair(double x, double y) {
    return numberText(x) + "," + numberText(y);
}

/// Text form of each command.
struct Formatter {
    int zoneMinutes = 0;

    std::string operator()(const Seek& c) const { return "seek " + isoInstant(c.to, zoneMinutes); }
    std::string operator()(const AskDate& c) const { return fmt::format("ask-date {}", switchText(c.on)); }
    std::string operator()(const StepDays& c) const { return fmt::format("step-days {}", c.days); }
    std::string operator()(const StepEvent& c) const { return fmt::format("step-event {}", c.events); }
    std::string operator()(const Play& c) const { return fmt::format("play {}", switchText(c.on)); }
    std::string operator()(const SetSpeed& c) const { return "speed " + numberText(c.hoursPerSecond); }
    std::string operator()(const SetLoop& c) const {
        return !c.on ? "loop off" : c.range == Span{} ? "loop on" : "loop " + spanText(c.range, zoneMinutes);
    }
    std::string operator()(const SetTimelineRange& c) const {
        return "timeline " + spanText(c.range, zoneMinutes);
    }
    std::string operator()(const SetView& c) const {
        return (c.fly ? "fly " : "view ") + formatView(c.view) + paneText(c.pane);
    }
    std::string operator()(const SelectEvent& c) const { return "event " + c.id + (c.fly ? "" : " stay"); }
    std::string operator()(const Select& c) const { return "select " + thingWords(c.id, c.kind); }
    std::string operator()(const GoTo& c) const {
        return "go " + thingWords(c.id, c.kind) + (c.select ? "" : " stay");
    }
    std::string operator()(const SetLayerVisible& c) const {
        return fmt::format("layer {} {}", layerCode(c.layer), switchText(c.on));
    }
    std::string operator()(const SetLayerOpacity& c) const {
        return fmt::format("opacity {} {}", layerCode(c.layer), numberText(c.opacity));
    }
    std::string operator()(const SetLanguage& c) const {
        return fmt::format("language {}", languageCode(c.language));
    }
    std::string operator()(const SetTheme& c) const { return fmt::format("theme {}", themeCode(c.theme)); }
    std::string operator()(const SetPerspective& c) const {
        return fmt::format("claims {}", perspectiveCode(c.perspective));
    }
    std::string operator()(const SetSymbols& c) const {
        return fmt::format("symbols {}", symbolStyleCode(c.style));
    }
    std::string operator()(const SetUiScale& c) const { return "ui-scale " + numberText(c.scale); }
    std::string operator()(const SetReducedMotion& c) const {
        return fmt::format("reduced-motion {}", switchText(c.on));
    }
    std::string operator()(const SetExaggeration& c) const { return "exaggeration " + numberText(c.times); }
    std::string operator()(const SetFilter& c) const {
        std::string text = "filter";
        if (!c.text.empty()) {
            text += " text=" + quoted(c.text);
        }
        std::string categories;
        for (const std::string& category : c.categories) {
            categories += (categories.empty() ? "" : ",") + category;
        }
        if (!categories.empty()) {
            text += " category=" + categories;
        }
        if (!c.sideId.empty()) {
            text += " side=" + c.sideId;
        }
        if (c.period != Span{}) {
            text += " period=" + spanText(c.period, zoneMinutes);
        }
        text += c.disputed ? " disputed" : "";
        return text;
    }
    std::string operator()(const ShowPanel& c) const {
        return fmt::format("panel {} {}", c.panel, switchText(c.on));
    }
    std::string operator()(const FoldPlot& c) const {
        return fmt::format("fold-plot {} {}", quoted(c.group), switchText(c.on));
    }
    std::string operator()(const SetFullScreen& c) const {
        return fmt::format("full-screen {}", switchText(c.on));
    }
    std::string operator()(const TakeShot& c) const {
        return c.path.empty() ? "shot" : "shot " + quoted(c.path);
    }
    std::string operator()(const CopyText& c) const { return "copy " + quoted(c.text); }
    std::string operator()(const OpenLink& c) const { return "open-link " + quoted(c.url); }
    std::string operator()(const SetSecondLanguage& c) const {
        return fmt::format("second-language {}", c.language ? languageCode(*c.language) : "none");
    }
    std::string operator()(const SetFurniture& c) const {
        return fmt::format("furniture {} {}", c.part, switchText(c.on));
    }
    std::string operator()(const Glide& c) const {
        return fmt::format(
            "glide {} {} {}{}",
            pair(c.grabbed.lonDeg, c.grabbed.latDeg),
            pair(c.cursor.x, c.cursor.y),
            pair(c.speedPxPerS.x, c.speedPxPerS.y),
            paneText(c.pane));
    }
    std::string operator()(const ZoomAt& c) const {
        return fmt::format(
            "zoom {} {}{}", pair(c.cursor.x, c.cursor.y), numberText(c.factor), paneText(c.pane));
    }
    std::string operator()(const SetCompare& c) const {
        return fmt::format("compare {}", compareCode(c.mode));
    }
    std::string operator()(const SetCompareDivider& c) const {
        return "compare-divider " + numberText(c.part);
    }
    std::string operator()(const SetCompareLinked& c) const {
        return fmt::format("compare-linked {}", switchText(c.on));
    }
    std::string operator()(const SetComparePerspective& c) const {
        return fmt::format("compare-claims {}", perspectiveCode(c.perspective));
    }
    std::string operator()(const SetCompareTime& c) const {
        return "compare-at " + formatCompareTime(c, zoneMinutes);
    }
    std::string operator()(const Hover& c) const { return "hover " + thingWords(c.id, c.kind); }
    std::string operator()(const Read& c) const { return "read " + thingWords(c.id, c.kind); }
    std::string operator()(const OpenStory& c) const {
        return c.id.empty() ? "story none" : fmt::format("story {} {}", c.id, c.step);
    }
    std::string operator()(const StepStory& c) const { return fmt::format("step-story {}", c.steps); }
    std::string operator()(const SetRuler& c) const {
        if (!c.ruler) {
            return "ruler off";
        }
        const std::string at = "ruler " + pair(c.ruler->at.lonDeg, c.ruler->at.latDeg);
        return c.ruler->firstId.empty() ? at : at + " " + c.ruler->firstId + " " + c.ruler->secondId;
    }
    std::string operator()(const SetMeasuring& c) const {
        return fmt::format("measure {}", switchText(c.on));
    }
    std::string operator()(const MeasurePoint& c) const {
        return "measure-point " + pair(c.at.lonDeg, c.at.latDeg);
    }
    std::string operator()(const MeasureMove& c) const {
        return fmt::format("measure-move {} ", c.point + 1) + pair(c.at.lonDeg, c.at.latDeg);
    }
    std::string operator()(const MeasureClose& /*c*/) const { return "measure-close"; }
    std::string operator()(const MeasureUndo& /*c*/) const { return "measure-undo"; }
    std::string operator()(const MeasureRedo& /*c*/) const { return "measure-redo"; }
    std::string operator()(const MeasureClear& /*c*/) const { return "measure-clear"; }
    std::string operator()(const SetSection& c) const {
        std::string text = "section";
        for (const LonLat point : c.path ? c.path->points : Polyline()) {
            text += " " + pair(point.lonDeg, point.latDeg);
        }
        return c.path ? text : "section off";
    }
    std::string operator()(const StepHistory& c) const { return fmt::format("history {}", c.steps); }
    std::string operator()(const GoHome& /*c*/) const { return "home"; }
    std::string operator()(const SetPresenting& c) const {
        return fmt::format("present {}", switchText(c.on));
    }
    std::string operator()(const SetBlack& c) const { return fmt::format("black {}", switchText(c.on)); }
    std::string operator()(const Quit& /*c*/) const { return "quit"; }
};

} // namespace

std::string formatCommand(const Command& command, int zoneMinutes) {
    return std::visit(Formatter{zoneMinutes}, command);
}

std::string formatView(const CameraView& view) {
    // The height comes of a distance and becomes one again: its last digits are noise, which would grow.
    constexpr double stepsPerKm = 1e9;
    std::string text = fmt::format(
        "{},{},{}",
        numberText(view.target.lonDeg),
        numberText(view.target.latDeg),
        numberText(std::round(eyeHeightMeters(view) / 1000 * stepsPerKm) / stepsPerKm));
    if (view.headingDeg != 0 || view.tiltDeg != 0) {
        text += fmt::format(",{},{}", numberText(view.headingDeg), numberText(view.tiltDeg));
    }
    return text;
}

} // namespace khalkha
