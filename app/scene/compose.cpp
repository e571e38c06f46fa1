#include "scene/compose.h"

#include "scene/furniture.h"
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

/// Names what the base map and the static commands depend on.
std::uint64_t baseKeyOf(const SceneModel& model, const ViewState& view, const Camera& camera) {
    Hash hash;
    const CameraView& eye = camera.view();
    for (const double number :
         {eye.target.lonDeg, eye.target.latDeg, eye.rangeMeters, eye.headingDeg, eye.tiltDeg, view.uiScale}) {
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
    hash.add(static_cast<std::uint64_t>(model.ownershipEpoch(view.at)));
    hash.add(model.chronicle().manifest.id);
    hash.add(static_cast<std::uint64_t>(model.chronicle().edges.size()));
    hash.add(static_cast<std::uint64_t>(model.chronicle().ownership.size()));
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

} // namespace

Frame compose(const SceneModel& model, const ViewState& view, Viewport viewport, const TextMetrics& metrics) {
    const Camera camera(view.camera, viewport);
    const Sample sampled = sample(model, view.at, view.perspective);
    const ComposeInput in{model, view, camera, theme(view.theme), sampled, metrics};

    Frame frame;
    frame.viewport = camera.viewport();
    frame.camera = camera.view();
    frame.theme = view.theme;
    frame.layers = view.layers;
    // What a view of the theatre takes, so that nothing is moved while it is filled.
    frame.vertices.reserve(1U << 16U);
    frame.indices.reserve(1U << 17U);
    Painter painter(frame);
    ComposeNotes notes;

    paintBorders(in, painter, frame, notes);
    frame.staticCommands = frame.commands.size();
    frame.baseKey = baseKeyOf(model, view, camera);

    paintClaims(in, painter, frame, notes);
    paintZones(in, painter, frame, notes);
    paintAxes(in, painter, frame, notes);
    paintFronts(in, painter, frame, notes);
    paintEvents(in, painter, frame, notes);

    // Furniture is measured before the labels, which keep clear of it, and painted over them.
    const FurnitureLayout furniture = layoutFurniture(in, notes);
    paintLabels(in, furniture.boxes, painter, frame, notes);
    frame.sourceIds.assign(notes.sourceIds.begin(), notes.sourceIds.end());
    paintFurniture(in, notes, painter, frame);
    return frame;
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
