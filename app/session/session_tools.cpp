// The tools that measure: ruler, line of points, section.
#include "session/session.h"

namespace khalkha {

namespace {
constexpr size_t mostChanges = 1000;
}

void Session::showTools() {
    const auto open = [&](const char* panel) { return _state.openPanels.count(panel) > 0; };
    _state.measure.active = _state.measure.active && open("measure");
    _state.view.ruler = open("ruler") ? _state.ruler : std::nullopt;
    _state.view.measured = open("measure") ? _state.measure.line : MeasuredLine{};
    _state.view.section = open("section") ? _state.section : std::nullopt;
}

void Session::apply(const SetRuler& command) {
    _state.ruler = command.ruler;
    if (command.ruler) {
        openPanel("ruler");
    } else {
        closePanel("ruler");
    }
}

void Session::apply(const SetMeasuring& command) {
    _state.measure.active = command.on;
    if (command.on) {
        openPanel("measure");
        _state.panelsHidden = false;
    }
}

void Session::changeMeasured(MeasuredLine line) {
    MeasureTool& tool = _state.measure;
    tool.changes.push_back(tool.line);
    if (tool.changes.size() > mostChanges) {
        tool.changes.erase(tool.changes.begin());
    }
    tool.undone.clear();
    setMeasured(std::move(line));
}

void Session::setMeasured(MeasuredLine line) {
    const bool follows = _state.section && _state.section == sectionAlong(_state.measure.line);
    _state.measure.line = std::move(line);
    if (auto path = sectionAlong(_state.measure.line); follows && path) {
        _state.section = std::move(path);
    }
}

void Session::apply(const MeasurePoint& command) {
    if (_state.openPanels.count("measure") == 0) {
        openPanel("measure"); // once open, it does not come before another panel at every point
    }
    MeasuredLine line = _state.measure.line;
    // After a finished outline a click begins a new line; the old one comes back with undo.
    if (line.closed) {
        line = {};
    }
    if (line.points.empty() || line.points.back() != command.at) {
        line.points.push_back(command.at);
        changeMeasured(std::move(line));
    }
}

void Session::apply(const MeasureMove& command) {
    MeasuredLine line = _state.measure.line;
    if (command.point >= line.points.size()) {
        return;
    }
    line.points[command.point] = command.at;
    if (command.goesOn) {
        setMeasured(std::move(line));
    } else {
        changeMeasured(std::move(line));
    }
}

void Session::apply(const MeasureClose& /*command*/) {
    MeasuredLine line = _state.measure.line;
    if (line.points.size() > 2 && !line.closed) {
        line.closed = true;
        changeMeasured(std::move(line));
    }
}

void Session::apply(const MeasureUndo& /*command*/) {
    MeasureTool& tool = _state.measure;
    if (!tool.changes.empty()) {
        tool.undone.push_back(tool.line);
        setMeasured(std::move(tool.changes.back()));
        tool.changes.pop_back();
    }
}

void Session::apply(const MeasureRedo& /*command*/) {
    MeasureTool& tool = _state.measure;
    if (!tool.undone.empty()) {
        tool.changes.push_back(tool.line);
        setMeasured(std::move(tool.undone.back()));
        tool.undone.pop_back();
    }
}

void Session::apply(const MeasureClear& /*command*/) {
    if (!_state.measure.line.points.empty()) {
        changeMeasured({});
    }
}

void Session::apply(const SetSection& command) {
    _state.section = command.path;
    if (command.path) {
        openPanel("section");
    } else {
        closePanel("section");
    }
}

} // namespace khalkha
