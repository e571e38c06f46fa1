#pragma once
// A made-up country with places, and text whose width is known, for tests of labels and furniture.

#include "base/text.h"
#include "scene/furniture.h"
#include "scene/labels.h"

#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <utility>

namespace khalkha::test {

/// Han and kana an em wide, all else half an em.
class FixedMetrics : public TextMetrics {
public:
    [[nodiscard]] TextExtent measure(std::string_view text, const TextStyle& style) const override {
        double em = 0;
        double gaps = -1;
        for (const char32_t code : toCodePoints(text)) {
            em += code >= 0x2E80 ? 1 : 0.5;
            gaps += 1;
        }
        return {
            em * style.sizePx + std::max(gaps, 0.0) * style.letterSpacingPx,
            0.88 * style.sizePx,
            0.24 * style.sizePx};
    }
};

inline LocalText named(const std::string& english, const std::string& japanese = {}) {
    LocalText text;
    text.in(Language::en) = english;
    text.in(Language::ja) = japanese;
    return text;
}

inline Place makePlace(const std::string& id, LonLat at, int rank, PlaceKind kind = PlaceKind::town) {
    Place place;
    place.id = id;
    place.at = at;
    place.rank = rank;
    place.kind = kind;
    place.names.push_back({named(id, id), {}, {}});
    return place;
}

inline Chronicle emptyChronicle() {
    Chronicle chronicle;
    chronicle.manifest.id = "test";
    chronicle.manifest.zoneMinutes = 540;
    Side japan;
    japan.id = "japan";
    japan.name = named("Japan", "日本");
    japan.hue = Hue::blue;
    Side soviet;
    soviet.id = "soviet";
    soviet.name = named("Soviet Union", "ソ連");
    soviet.hue = Hue::red;
    chronicle.sides = {japan, soviet};
    return chronicle;
}

/// All that compose would hold while a picture is made.
class Stage {
public:
    Stage(Chronicle chronicle, ViewState viewState, Viewport viewport)
        : view(std::move(viewState)), model(finished(std::move(chronicle))), camera(view.camera, viewport) {
        sample.at = view.at;
        frame.viewport = viewport;
    }
    [[nodiscard]] ComposeInput input() const {
        return {model, view, camera, theme(view.theme), sample, metrics};
    }
    void label(const std::vector<ScreenBox>& reserved = {}) {
        Painter painter(frame);
        paintLabels(input(), reserved, painter, frame, notes);
    }
    void furnish() {
        Painter painter(frame);
        paintFurniture(input(), notes, layoutFurniture(input(), notes), painter);
    }

    ViewState view;
    SceneModel model;
    Camera camera;
    FixedMetrics metrics;
    Sample sample;
    Frame frame;
    ComposeNotes notes;

private:
    static ChroniclePtr finished(Chronicle chronicle) {
        auto shared = std::make_shared<Chronicle>(std::move(chronicle));
        shared->finish();
        return shared;
    }
};

inline ViewState viewOver(LonLat target, double heightKm) {
    ViewState view;
    view.at = Instant{-769435200}; // 1945-08-14T21:00+09:00
    view.camera = viewFromHeight(target, heightKm * 1000, 0, 0);
    view.secondLanguage.reset();
    return view;
}

/// Around a level run of text, by the metrics.
inline ScreenBox boxOf(const TextRun& run, const TextMetrics& metrics) {
    const TextExtent extent = metrics.measure(run.text, run.style);
    return {run.at.x, run.at.y - 0.7 * run.style.sizePx, run.at.x + extent.widthPx, run.at.y};
}

} // namespace khalkha::test
