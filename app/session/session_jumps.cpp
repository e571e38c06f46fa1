// Selecting things, and jumps to them.
#include "session/extent.h"
#include "session/session.h"

#include <cmath>

namespace khalkha {

void Session::apply(const SelectEvent& command) {
    const Event* const event = _chronicle->event(command.id);
    if (event == nullptr) {
        return;
    }
    _state.view.selected = {ThingKind::event, event->id};
    openPanel("detail");
    if (!command.fly) {
        return;
    }
    seekTo(instantToShow(*event));
    if (const auto extent = extentOf(*_chronicle, _state.view.selected, _state.view.at)) {
        flyTo(*extent);
    }
}

void Session::apply(const Select& command) {
    ThingRef thing = findThing(*_chronicle, command.id, command.kind);
    if (thing.empty() && !command.id.empty()) {
        return; // there is no such thing
    }
    if (!thing.empty()) {
        openPanel("detail");
    }
    _state.view.selected = std::move(thing);
}

void Session::apply(const GoTo& command) {
    const ThingRef thing = findThing(*_chronicle, command.id, command.kind);
    if (thing.empty()) {
        return;
    }
    const bool isRead = thing.kind == ThingKind::document || thing.kind == ThingKind::remark;
    if (command.select && thing.kind == ThingKind::event) {
        apply(SelectEvent{thing.id, true});
        return;
    }
    if (command.select && thing.kind == ThingKind::story) {
        apply(OpenStory{thing.id, 1});
        return;
    }
    if (command.select && isRead) { // beside the map
        apply(Read{thing.id, thing.kind});
    } else if (command.select) {
        apply(Select{thing.id, thing.kind});
    }
    if (const auto extent = extentOf(*_chronicle, thing, _state.view.at)) {
        flyTo(*extent);
    }
}

CoveredEdges Session::coveredOf(Pane pane, bool withFurnitureToo) const {
    const auto index = static_cast<size_t>(pane);
    return withFurnitureToo ? withFurniture(_covered, _furniture.at(index), viewportOf(pane)) : _covered;
}

void Session::flyTo(const Extent& extent) {
    const Pane pane = _state.focus;
    flyTo(viewOfExtent(extent, viewportOf(pane), coveredOf(pane, true)), pane, true);
    motionOf(pane).extent = extent;
}

void Session::flyTo(const CameraView& goal, Pane pane, bool clearOfFurniture) {
    apply(SetView{aimed(goal, pane, clearOfFurniture), true, pane});
    Motion& motion = motionOf(pane);
    motion.goal = goal;
    motion.clearOfFurniture = clearOfFurniture;
}

CameraView Session::aimed(const CameraView& goal, Pane pane, bool clearOfFurniture) const {
    const Viewport viewport = viewportOf(pane);
    const CoveredEdges covered = coveredOf(pane, clearOfFurniture);
    const ScreenPoint middle{viewport.widthPx / 2.0, viewport.heightPx / 2.0};
    const ScreenPoint free{
        (covered.leftPx + viewport.widthPx - covered.rightPx) / 2,
        (covered.topPx + viewport.heightPx - covered.bottomPx) / 2};
    const bool isCovered = std::hypot(free.x - middle.x, free.y - middle.y) >= 1;
    // Of a globe that is smaller than that, the middle of the picture is the best place.
    const Camera camera(goal, viewport);
    return isCovered && camera.pick(free) ? dragged(goal, viewport, goal.target, free) : goal;
}

void Session::setCovered(const CoveredEdges& covered) {
    if (covered == _covered) {
        return;
    }
    _covered = covered;
    for (const Pane pane : {Pane::left, Pane::right}) {
        Motion& motion = _motions[static_cast<size_t>(pane)];
        if (motion.goal) {
            // The panel that tells of it has opened: less of the view is left. Later ones do not zoom.
            if (motion.extent && (motion.flight || _state.view.reducedMotion)) {
                motion.goal = viewOfExtent(*motion.extent, viewportOf(pane), coveredOf(pane, true));
            }
            motion.flight.emplace(camera(pane), aimed(*motion.goal, pane, motion.clearOfFurniture));
            motion.flightSeconds = 0;
        }
    }
}

} // namespace khalkha
