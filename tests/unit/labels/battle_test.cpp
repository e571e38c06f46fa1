// Close to a battle every place has its name and says how sure its position is.

#include "campaign_frames.h"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>

using namespace khalkha;
using namespace khalkha::test;

namespace {

/// Places of the campaign that are drawn on the picture and not below its furniture.
std::vector<const Place*> placesSeen(const Labelled& picture, Instant day) {
    const Camera camera(picture.frame.camera, picture.frame.viewport);
    std::vector<const Place*> seen;
    for (const Place& place : campaignModel().chronicle().places) {
        const auto at = camera.projectVisible(place.at, -16);
        const bool covered =
            at &&
            std::any_of(
                picture.frame.furniture.begin(), picture.frame.furniture.end(), [&](const ScreenBox& box) {
                    return overlap(turnedBox(box), turnedBox({at->x - 8, at->y - 8, at->x + 8, at->y + 8}));
                });
        if (at && !covered && place.label && place.span.contains(day)) {
            seen.push_back(&place);
        }
    }
    return seen;
}

const ReportedLabel* labelOf(const Labelled& picture, const Place& place) {
    const auto found =
        std::find_if(picture.labels.begin(), picture.labels.end(), [&](const ReportedLabel& label) {
            return label.id == "place " + place.id;
        });
    return found == picture.labels.end() ? nullptr : &*found;
}

} // namespace

TEST_CASE("Close up every place in the view is named, and nothing overlaps") {
    size_t named = 0;
    for (const LonLat target : {LonLat{118.6, 47.8}, {118.62, 47.72}, {118.66, 47.69}, {118.5, 47.85}}) {
        for (const double heightKm : {20.0, 30.0, 45.0}) {
            for (const Language language : {Language::en, Language::ja}) {
                const ViewState shown = view("1939-08-24T12:00", target, heightKm, language);
                const Labelled picture = labelled(shown);
                CAPTURE(target.lonDeg);
                CAPTURE(heightKm);
                CAPTURE(languageCode(language));
                for (const Place* place : placesSeen(picture, shown.at)) {
                    CAPTURE(place->id);
                    const ReportedLabel* label = labelOf(picture, *place);
                    CHECK(label != nullptr);
                    if (label == nullptr) {
                        continue;
                    }
                    ++named;
                    const double km = place->provenance.uncertaintyKm;
                    if (km > 0) {
                        CHECK(label->text.find(fmt::format("±{:g} km", km)) != std::string::npos);
                    }
                }
                CAPTURE(fmt::format("{}", fmt::join(overlaps(picture), "\n")));
                CHECK(overlaps(picture).empty());
            }
        }
    }
    CHECK(named > 100);
}

TEST_CASE("From afar a place tells its doubt only where that shows on the picture") {
    const Labelled picture = labelled(theatre("1945-08-14T12:00"));
    REQUIRE_FALSE(picture.labels.empty());
    for (const ReportedLabel& label : picture.labels) {
        CHECK(label.text.find("±") == std::string::npos);
    }
}
