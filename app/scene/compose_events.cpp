// Marks of events under way: a hollow shape by kind around the place, so that its symbol stays in sight;
// dashed where somebody inferred it or sources differ, dotted where the date is no more exact.

#include "chronicle/basis.h"
#include "scene/legend.h"
#include "scene/mesh.h"

#include <algorithm>
#include <map>
#include <numbers>

namespace khalkha {

namespace {

enum class Shape { circle, diamond, square, triangle, hexagon };

Shape shapeOf(std::string_view category) {
    const auto among = [&](std::initializer_list<std::string_view> names) {
        return std::find(names.begin(), names.end(), category) != names.end();
    };
    if (among({"battle", "siege", "incident"})) {
        return Shape::circle;
    }
    if (among({"offensive", "march"})) {
        return Shape::triangle;
    }
    if (among({"capture", "surrender", "occupation"})) {
        return Shape::square;
    }
    if (among({"decision", "diplomacy", "treaty", "political", "order"})) {
        return Shape::diamond;
    }
    return Shape::hexagon;
}

ScreenLine outline(Shape shape, ScreenPoint center, double radiusPx) {
    int corners = 6;
    double startRad = 0;
    switch (shape) {
    case Shape::circle:
        corners = 20;
        break;
    case Shape::diamond:
        corners = 4;
        break;
    case Shape::square:
        corners = 4;
        startRad = std::numbers::pi / 4;
        break;
    case Shape::triangle:
        corners = 3;
        startRad = -std::numbers::pi / 2;
        break;
    case Shape::hexagon:
        break;
    }
    // Shapes with few corners are drawn larger, so that all look the same size.
    const double radius = radiusPx * (corners == 3 ? 1.35 : corners == 4 ? 1.2 : 1.0);
    ScreenLine ring;
    for (int i = 0; i < corners; ++i) {
        const double angle = startRad + 2 * std::numbers::pi * i / corners;
        ring.push_back(center + ScreenPoint{std::cos(angle), std::sin(angle)} * radius);
    }
    return ring;
}

/// Inferred, or told otherwise by other sources.
bool isDoubtful(const Provenance& provenance) {
    return isInferred(provenance) || !provenance.disagreement.empty();
}

/// The side whose colour an event bears: of its first actor.
Hue hueOf(const Chronicle& chronicle, const Event& event) {
    for (const std::string& id : event.actorIds) {
        const Formation* formation = chronicle.formation(id);
        if (const Side* side = chronicle.side(formation != nullptr ? formation->sideId : id)) {
            return side->hue;
        }
    }
    return Hue::grey;
}

} // namespace

std::vector<ScreenLine> eventOutline(std::string_view category, ScreenPoint center, double radiusPx) {
    const auto at = [&](double x, double y) { return center + ScreenPoint{x, y} * radiusPx; };
    const auto bow = [&](double x, double y, double reach, double fromDeg, double toDeg) {
        ScreenLine line;
        for (int i = 0; i <= 12; ++i) {
            const double angle = (fromDeg + (toDeg - fromDeg) * i / 12) * std::numbers::pi / 180;
            line.push_back(at(x + std::cos(angle) * reach, y + std::sin(angle) * reach));
        }
        return line;
    };
    if (category == "airborne") {
        ScreenLine canopy = bow(0, 0, 1.1, 180, 360);
        canopy.push_back(canopy.front());
        return {canopy, {at(-1.1, 0), at(0, 1.25), at(1.1, 0)}};
    }
    if (category == "landing") {
        ScreenLine water = bow(-0.75, 0.95, 0.38, 180, 0);
        const ScreenLine more = bow(0, 0.95, 0.38, 180, 360);
        const ScreenLine last = bow(0.75, 0.95, 0.38, 180, 0);
        water.insert(water.end(), more.begin(), more.end());
        water.insert(water.end(), last.begin(), last.end());
        return {water, bow(0, 0, 1.0, 140, 400)};
    }
    return {};
}

std::vector<double> eventDashes(bool doubtful, bool vague, double scale) {
    const double dash = 4 * scale;
    const double dot = 2.3 * scale;
    const double gap = 2.4 * scale;
    if (doubtful && vague) {
        return {dash, gap, dot, gap};
    }
    if (vague) {
        return {dot, gap};
    }
    return doubtful ? std::vector<double>{dash, 3 * scale} : std::vector<double>{};
}
namespace {

const Event* selectedEvent(const ViewState& view, const Chronicle& chronicle) {
    return view.selected.kind == ThingKind::event ? chronicle.event(view.selected.id) : nullptr;
}

} // namespace

void paintEvents(const ComposeInput& in, Painter& painter, Frame& frame, ComposeNotes& notes) {
    const double scale = pictureScale(in.view, in.camera.viewport());
    const double opacity = in.view.layer(Layer::events).opacity;
    const Chronicle& chronicle = in.model.chronicle();
    std::vector<const Event*> events;
    // From a view of the globe they would only cover each other.
    const bool near = in.camera.metersPerPixel() * scale < 5000;
    if (in.view.layer(Layer::events).visible && near) {
        events = in.sample.events;
    }
    // Whatever is selected is marked, also outside its time and with the layer off.
    const Event* selected = selectedEvent(in.view, chronicle);
    if (selected != nullptr && std::find(events.begin(), events.end(), selected) == events.end()) {
        events.push_back(selected);
    }
    std::map<std::string, int> marksAt; // place -> marks already drawn there
    for (const Event* event : events) {
        const Place* place = nullptr;
        for (const std::string& id : event->placeIds) {
            place = place == nullptr ? chronicle.place(id) : place;
        }
        const auto at = place != nullptr ? in.camera.projectVisible(place->at, 10) : std::nullopt;
        if (!at) {
            continue;
        }
        const bool chosen = in.view.isMarked(ThingKind::event, event->id);
        // Several at one place lie around each other; no more than three.
        const int before = marksAt[place->id]++;
        const double radius = (7.5 + 3.2 * std::min(before, 2)) * scale;
        if (before < 3 || chosen) {
            std::vector<ScreenLine> rings = eventOutline(event->category, *at, 1.15 * radius);
            const bool closed = rings.empty();
            if (closed) {
                rings.push_back(outline(shapeOf(event->category), *at, radius));
            }
            const Colour line = in.theme.hue(hueOf(chronicle, *event)).line;
            for (const ScreenLine& ring : rings) {
                painter.stroke(ring, {3.6 * scale, in.theme.casing.withAlpha(0.8 * opacity), {}, 0}, closed);
            }
            Stroke stroke{1.6 * scale, line.withAlpha(0.9 * opacity), {}, 0};
            const bool doubtful = isDoubtful(event->provenance);
            const bool vague = event->isVagueAt(in.view.at);
            stroke.dashPx = eventDashes(doubtful, vague, scale);
            stroke.widthPx *= vague ? vagueWidth : 1;
            for (const ScreenLine& ring : rings) {
                painter.stroke(ring, stroke, closed);
            }
            addSources(notes, event->provenance);
            if (vague) {
                notes.legendEntries.insert("event.vague");
            }
            if (doubtful) {
                notes.legendEntries.insert("event.doubtful");
            } else if (!vague) {
                notes.legendEntries.insert(closed ? "event" : "event." + event->category);
            }
        }
        if (chosen) {
            painter.circle(*at, radius + 7 * scale, {0, 0, 0, 0}, {6 * scale, in.theme.casing, {}, 0});
            painter.circle(*at, radius + 7 * scale, {0, 0, 0, 0}, {3.4 * scale, in.theme.selection, {}, 0});
        }
        addPick(frame, ThingKind::event, event->id, {*at}, radius + 3 * scale);
    }
}

} // namespace khalkha
