// Every name on the picture is hovered and clicked like what it names.
#include "campaign_frames.h"

#include <doctest/doctest.h>

#include <cmath>
#include <set>

using namespace khalkha;
using namespace khalkha::test;

namespace {

/// A point of a box, -1..1 along and across it.
ScreenPoint within(const TurnedBox& box, double along, double across) {
    const double x = along * box.widthPx / 2;
    const double y = across * box.heightPx / 2;
    return {
        box.middle.x + x * std::cos(box.angleRad) + y * std::sin(box.angleRad),
        box.middle.y - x * std::sin(box.angleRad) + y * std::cos(box.angleRad)};
}

/// Kinds of the names on pictures of the campaign; tells of each that is not found under the mouse.
std::set<ThingKind> checkNames(const ViewState& state) {
    const Labelled picture = labelled(state);
    std::set<ThingKind> kinds;
    for (size_t i = 0; i < picture.labels.size(); ++i) {
        const ThingRef& thing = picture.frame.labels[i].thing;
        if (thing.empty()) {
            continue; // a figure of a tool
        }
        CAPTURE(picture.labels[i].id);
        kinds.insert(thing.kind);
        CHECK(holds(campaignModel().chronicle(), thing));
        for (const TurnedBox& box : picture.labels[i].boxes) {
            for (const double along : {-0.8, -0.4, 0.0, 0.4, 0.8}) {
                for (const double across : {-0.5, 0.0, 0.5}) {
                    const PickShape* pick = pickAt(picture.frame, within(box, along, across));
                    REQUIRE(pick != nullptr);
                    CHECK(pick->thing == thing);
                }
            }
        }
    }
    return kinds;
}

} // namespace

TEST_CASE("every name on the picture is clicked like what it names") {
    std::set<ThingKind> kinds;
    for (const Language language : {Language::en, Language::ja, Language::ru}) {
        for (ViewState state :
             {theatre("1945-08-14T21:00", language),
              view("1939-08-24T12:00", {118.65, 47.8}, 90, language),
              view("1939-08-24T12:00", {118.65, 47.8}, 500, language),
              view("1941-06-01T00:00", {105, 50}, 7000, language),
              view("1945-08-09T12:00", {131, 44.5}, 400, language)}) {
            kinds.merge(checkNames(state));
            state.camera.tiltDeg = 40;
            state.camera.headingDeg = 130;
            state.layer(Layer::laterBorder).visible = true;
            kinds.merge(checkNames(state));
        }
    }
    for (const ThingKind kind :
         {ThingKind::axis,
          ThingKind::claim,
          ThingKind::laterBorder,
          ThingKind::place,
          ThingKind::polity,
          ThingKind::region,
          ThingKind::zone,
          ThingKind::route,
          ThingKind::link,
          ThingKind::position}) {
        CAPTURE(thingKindCode(kind));
        CHECK(kinds.count(kind) == 1);
    }
}

TEST_CASE("between the letters of a spaced name, too, and nowhere beside it") {
    int curved = 0;
    for (const ViewState& state :
         {theatre("1945-08-14T21:00"),
          theatre("1945-08-14T21:00", Language::ja),
          view("1945-08-09T12:00", {131, 44.5}, 700, Language::en),
          view("1945-08-09T12:00", {120, 48}, 900, Language::ru)}) {
        const Labelled picture = labelled(state);
        for (size_t i = 0; i < picture.labels.size(); ++i) {
            const ReportedLabel& label = picture.labels[i];
            if (!label.curved) {
                continue;
            }
            const ThingRef& thing = picture.frame.labels[i].thing;
            for (size_t j = 1; j < label.boxes.size(); ++j) {
                const ScreenPoint a = label.boxes[j - 1].middle;
                const ScreenPoint b = label.boxes[j].middle;
                const PickShape* pick = pickAt(picture.frame, {(a.x + b.x) / 2, (a.y + b.y) / 2});
                REQUIRE(pick != nullptr);
                CHECK(pick->thing == thing);
            }
            const PickShape* above = pickAt(picture.frame, within(label.boxes.front(), 0, -3));
            CHECK((above == nullptr || above->thing != thing));
            ++curved;
        }
    }
    CHECK(curved > 4);
}

TEST_CASE("a state or region that is selected stands out by its name, and nothing moves") {
    ViewState state = theatre("1945-08-14T21:00");
    const Labelled plain = labelled(state);
    for (const char* id : {"manchukuo", "mongolia"}) {
        state.selected = {ThingKind::polity, id};
        const Labelled marked = labelled(state);
        REQUIRE(marked.frame.texts.size() == plain.frame.texts.size());
        size_t changed = 0;
        for (size_t i = 0; i < plain.frame.texts.size(); ++i) {
            CHECK(marked.frame.texts[i].at.x == plain.frame.texts[i].at.x);
            changed += static_cast<size_t>(!(marked.frame.texts[i].halo == plain.frame.texts[i].halo));
        }
        CHECK(changed > 0);
        CHECK(changed <= 2);
    }
}
