#include "scene/compose.h"

#include "scene/furniture.h"
#include "scene/kept_ground.h"
#include "scene/labels.h"
#include "scene/mesh.h"

#include <algorithm>
#include <cstring>

namespace khalkha {

namespace {

/// FNV-1a, 64 bits, over values as they lie in memory (numbers only, no padding).
class Hash {
public:
    template <class Number> void add(Number value) {
        std::array<unsigned char, sizeof(Number)> bytes{};
        std::memcpy(bytes.data(), &value, sizeof(Number));
        for (const unsigned char byte : bytes) {
            _value = (_value ^ byte) * 0x100000001B3ULL;
        }
    }
    void add(const std::string& text) {
        add(text.size());
        for (const char letter : text) {
            add(letter);
        }
    }
    [[nodiscard]] std::uint64_t value() const { return _value; }

private:
    std::uint64_t _value = 0xCBF29CE484222325ULL;
};

/// Whether a thing is drawn among the static commands.
bool isGround(const ThingRef& thing) {
    return !thing.empty() && (thing.kind == ThingKind::route || thing.kind == ThingKind::claim ||
                              thing.kind == ThingKind::laterBorder || thing.kind == ThingKind::zone);
}

/// Names what the base map and the static commands depend on.
std::uint64_t baseKeyOf(const SceneModel& model, const ViewState& view, const Camera& camera) {
    Hash hash;
    const CameraView& eye = camera.view();
    for (const double number :
         {eye.target.lonDeg,
          eye.target.latDeg,
          eye.rangeMeters,
          eye.headingDeg,
          eye.tiltDeg,
          view.uiScale,
          pictureScale(view, camera.viewport())}) {
        hash.add(number == 0 ? 0.0 : number); // -0 is 0
    }
    hash.add(camera.viewport().widthPx);
    hash.add(camera.viewport().heightPx);
    hash.add(static_cast<int>(view.theme));
    hash.add(static_cast<int>(view.perspective));
    for (const LayerSetting& layer : view.layers) {
        hash.add(static_cast<int>(layer.visible));
        hash.add(layer.opacity);
    }
    hash.add(static_cast<std::uint64_t>(model.groundEpoch(view.at)));
    const auto addMark = [&](const ThingRef& thing) {
        if (isGround(thing)) {
            hash.add(static_cast<int>(thing.kind));
            hash.add(thing.id);
        }
    };
    addMark(view.selected);
    hash.add(0);
    addMark(view.hovered);
    std::for_each(view.marked.begin(), view.marked.end(), addMark);
    hash.add(model.chronicle().manifest.id);
    hash.add(static_cast<std::uint64_t>(model.chronicle().routes.size()));
    hash.add(static_cast<std::uint64_t>(model.chronicle().edges.size()));
    hash.add(static_cast<std::uint64_t>(model.chronicle().ownership.size()));
    if (const Terrain* terrain = camera.terrain()) {
        hash.add(terrain->exaggeration());
        hash.add(terrain->stepDeg());
        hash.add(terrain->grid().firstColumn);
        hash.add(terrain->grid().firstRow);
        hash.add(terrain->grid().columns);
        hash.add(terrain->grid().rows);
    }
    return hash.value();
}

double distanceTo(const std::vector<ScreenPoint>& points, ScreenPoint at) {
    double nearest = points.empty() ? 1e300 : distance(points.front(), at);
    for (size_t i = 1; i < points.size(); ++i) {
        const ScreenPoint leg = points[i] - points[i - 1];
        const double squared = dot(leg, leg);
        const double part = squared > 0 ? std::clamp(dot(at - points[i - 1], leg) / squared, 0.0, 1.0) : 0.0;
        nearest = std::min(nearest, distance(points[i - 1] + leg * part, at));
    }
    return nearest;
}

/// A frame in the making. Its members refer to each other: it stays where it is.
struct Making {
    Making(
        const SceneModel& model,
        const ViewState& view,
        Viewport viewport,
        const TextMetrics& metrics,
        Terrains* terrains)
        : terrain(terrains != nullptr ? terrains->terrain(view, viewport) : nullptr),
          camera(view.camera, viewport, terrain),
          sampled(sample(
              model,
              view.at,
              view.perspective,
              view.reducedMotion ? Pulses::standing : Pulses::moving,
              &camera)),
          in{model, view, camera, khalkha::theme(view.theme), sampled, metrics},
          painter(frame) {
        frame.viewport = camera.viewport();
        frame.camera = camera.view();
        frame.terrain = terrain;
        frame.theme = view.theme;
        frame.layers = view.layers;
        // What a view of the theatre takes, so that nothing is moved while it is filled.
        frame.vertices.reserve(1U << 16U);
        frame.indices.reserve(1U << 17U);
    }
    Making(const Making&) = delete;
    Making& operator=(const Making&) = delete;
    ~Making() = default;

    const TerrainPtr terrain;
    const Camera camera;
    const Sample sampled;
    const ComposeInput in;
    Frame frame;
    Painter painter;
    ComposeNotes notes;
};

/// What lies on the ground above its borders and routes.
void paintHeldGround(Making& making) {
    paintClaims(making.in, making.painter, making.frame, making.notes);
    paintLaterBorders(making.in, making.painter, making.frame, making.notes);
    paintZoneAreas(making.in, making.painter, making.frame, making.notes);
    paintZones(making.in, making.painter, making.frame, making.notes);
}

void paintContents(Making& making, KeptGround* kept, size_t pane) {
    const ComposeInput& in = making.in;
    Painter& painter = making.painter;
    Frame& frame = making.frame;
    ComposeNotes& notes = making.notes;

    // The night moves with the clock, and what stands upon it is drawn with it.
    const bool night = in.view.layer(Layer::night).visible;
    if (making.terrain != nullptr) {
        kept = nullptr; // stand-ins of heights that are still read have the same key
    }
    frame.baseKey = baseKeyOf(in.model, in.view, in.camera);
    Hash key;
    key.add(frame.baseKey);
    key.add(static_cast<int>(in.view.language)); // of the names that are asked for
    // Names of claims and routes stand on what panels leave free.
    for (const double inset :
         {in.view.covered.leftPx, in.view.covered.topPx, in.view.covered.rightPx, in.view.covered.bottomPx}) {
        key.add(inset == 0 ? 0.0 : inset);
    }
    if (kept == nullptr || !kept->restore(pane, key.value(), frame, notes)) {
        paintBorders(in, painter, frame, notes);
        paintRoutes(in, painter, frame, notes);
        if (!night) {
            paintHeldGround(making);
        }
        if (kept != nullptr) {
            kept->offer(pane, key.value(), frame, notes);
        }
    }
    frame.staticCommands = frame.commands.size();
    if (night) {
        paintNight(in, painter);
        paintHeldGround(making);
    }
    paintLinks(in, painter, frame, notes);
    paintAxes(in, painter, frame, notes);
    paintFronts(in, painter, frame, notes);
    paintPositions(in, painter, frame, notes);
    paintEvents(in, painter, frame, notes);
    paintTools(in, painter, notes);
}

/// Furniture is measured before the labels, which keep clear of it, and painted over them. `picture`: notes
/// of all views of the picture, if it has several.
void paintTexts(Making& making, const ComposeNotes* picture) {
    Frame& frame = making.frame;
    const FurnitureLayout furniture = layoutFurniture(making.in, making.notes, picture);
    frame.furnitureType = furniture.type;
    paintLabels(making.in, furniture.boxes, making.painter, frame, making.notes);
    frame.sourceIds.assign(making.notes.sourceIds.begin(), making.notes.sourceIds.end());
    paintFurniture(making.in, making.notes, furniture, making.painter, picture);
}

} // namespace

Frame compose(
    const SceneModel& model,
    const ViewState& view,
    Viewport viewport,
    const TextMetrics& metrics,
    const ComposeMemory& memory) {
    Making making(model, view, viewport, metrics, memory.terrains);
    paintContents(making, memory.kept, 0);
    paintTexts(making, nullptr);
    return std::move(making.frame);
}

Panes composePanes(
    const SceneModel& model,
    const ViewState& view,
    const Comparison& comparison,
    Viewport viewport,
    const TextMetrics& metrics,
    const ComposeMemory& memory) {
    Panes panes{layoutPanes(comparison, view, viewport), view.theme, {}};
    if (panes.layout.mode == CompareMode::off) {
        panes.frames.push_back(compose(model, view, viewport, metrics, memory));
        return panes;
    }
    const std::array<ViewState, 2> views = paneViews(comparison, view, panes.layout);
    Making left(model, views[0], panes.layout.viewport(Pane::left), metrics, memory.terrains);
    Making right(model, views[1], panes.layout.viewport(Pane::right), metrics, memory.terrains);
    paintContents(left, memory.kept, 0);
    paintContents(right, memory.kept, 1);
    ComposeNotes both;
    for (const ComposeNotes* notes : {&left.notes, &right.notes}) {
        both.sourceIds.insert(notes->sourceIds.begin(), notes->sourceIds.end());
        both.legendEntries.insert(notes->legendEntries.begin(), notes->legendEntries.end());
    }
    paintTexts(left, &both);
    paintTexts(right, &both);
    panes.frames.push_back(std::move(left.frame));
    panes.frames.push_back(std::move(right.frame));
    return panes;
}

const PickShape* pickAt(const Frame& frame, ScreenPoint at) {
    for (size_t i = frame.picks.size(); i-- > 0;) {
        const PickShape& shape = frame.picks[i];
        if (distanceTo(shape.points, at) <= shape.radiusPx) {
            return &shape;
        }
    }
    return nullptr;
}

} // namespace khalkha
