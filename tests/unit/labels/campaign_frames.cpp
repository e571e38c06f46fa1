#include "campaign_frames.h"

#include "base/paths.h"
#include "chronicle/time.h"
#include "exchange/campaign.h"
#include "render/font_metrics.h"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <set>

namespace khalkha::test {

namespace {

double away(ScreenPoint a, ScreenPoint b) {
    return std::hypot(b.x - a.x, b.y - a.y);
}

/// The middle of the first line, which stays where it is when a second line comes or goes; of a curved name
/// the middle of its characters.
ScreenPoint middleOf(const ReportedLabel& label) {
    if (!label.curved) {
        return label.boxes.front().middle;
    }
    ScreenPoint sum;
    for (const TurnedBox& box : label.boxes) {
        sum = {sum.x + box.middle.x, sum.y + box.middle.y};
    }
    const auto count = static_cast<double>(label.boxes.size());
    return {sum.x / count, sum.y / count};
}

/// Names of points stand beside them, those of arrows may travel with their heads; all others rest on the
/// ground.
bool keepsToAnchor(const ReportedLabel& label) {
    constexpr std::array<const char*, 3> kinds{"place ", "axis ", "event "};
    return std::any_of(
        kinds.begin(), kinds.end(), [&](const char* kind) { return label.id.rfind(kind, 0) == 0; });
}

} // namespace

const SceneModel& campaignModel() {
    static const SceneModel model = [] {
        const std::filesystem::path geodata = std::filesystem::path(KHALKHA_SOURCE_DIR) / "geodata";
        const Campaign campaign = readCampaign(geodata, defaultBaseFolder());
        REQUIRE_FALSE(campaign.hasErrors());
        return SceneModel(campaign.chronicle);
    }();
    return model;
}

const TextMetrics& realFonts() {
    static const std::unique_ptr<FontSet> fonts = [] {
        const Result<FontFiles> files = findFonts();
        REQUIRE(files);
        Result<std::unique_ptr<FontSet>> opened = FontSet::open(*files);
        REQUIRE(opened);
        return *std::move(opened);
    }();
    return *fonts;
}

Instant at(const char* text) {
    const Result<Date> date = parseDate(text, campaignModel().chronicle().manifest.zoneMinutes);
    REQUIRE(date);
    return date->span.start;
}

ViewState view(const char* instant, LonLat target, double heightKm, Language language) {
    ViewState state;
    state.at = at(instant);
    state.camera = viewFromHeight(target, heightKm * 1000, 0, 0);
    state.language = language;
    state.secondLanguage = language == Language::en ? Language::ja : Language::en;
    return state;
}

Labelled labelled(const ViewState& state, Viewport viewport) {
    Labelled result{compose(campaignModel(), state, viewport, realFonts()), {}};
    result.labels = reportLabels(result.frame, realFonts());
    return result;
}

std::vector<std::string> overlaps(const Labelled& picture) {
    constexpr double tolerancePx = 0.5;
    const auto touches = [&](const ReportedLabel& label, const TurnedBox& other) {
        return std::any_of(label.boxes.begin(), label.boxes.end(), [&](const TurnedBox& box) {
            return overlap(box, other, tolerancePx);
        });
    };
    std::vector<std::string> found;
    for (size_t i = 0; i < picture.labels.size(); ++i) {
        const ReportedLabel& label = picture.labels[i];
        for (size_t j = i + 1; j < picture.labels.size(); ++j) {
            const std::vector<TurnedBox>& boxes = picture.labels[j].boxes;
            if (std::any_of(
                    boxes.begin(), boxes.end(), [&](const TurnedBox& box) { return touches(label, box); })) {
                found.push_back(label.id + " and " + picture.labels[j].id);
            }
        }
        for (const ScreenBox& box : picture.frame.furniture) {
            if (touches(label, turnedBox(box))) {
                found.push_back(label.id + " under furniture");
            }
        }
    }
    return found;
}

void Jumps::add(const Labelled& before, const Labelled& after, const std::string& when) {
    const Camera from(before.frame.camera, before.frame.viewport);
    const Camera to(after.frame.camera, after.frame.viewport);
    for (const ReportedLabel& old : before.labels) {
        const auto same =
            std::find_if(after.labels.begin(), after.labels.end(), [&](const ReportedLabel& label) {
                return label.id == old.id;
            });
        if (same == after.labels.end()) {
            continue;
        }
        ++compared;
        const ScreenPoint was = middleOf(old);
        const ScreenPoint is = middleOf(*same);
        const auto ground = from.pick(was);
        const auto expected = ground ? to.project(toEcef(*ground)) : std::nullopt;
        double way = expected ? away(*expected, is) : away(was, is);
        const double apart = away(
            {was.x - old.anchor.x, was.y - old.anchor.y}, {is.x - same->anchor.x, is.y - same->anchor.y});
        if (keepsToAnchor(old)) {
            way = std::min(way, apart);
        } else if (const auto kept = from.pick(old.anchor)) {
            // Beside a point that rests on the ground: the distance to it may stay one of pixels.
            const auto where = to.project(toEcef(*kept));
            way = where ? std::min(way, std::max(apart, away(*where, same->anchor))) : way;
        }
        const double ems = way / std::max(1.0, same->sizePx);
        if (ems > 1) {
            moved.push_back(fmt::format("{}: {}: {:.1f} em", when, old.id, ems));
        }
    }
}

void Jumps::addBlinks(
    const Labelled& first, const Labelled& middle, const Labelled& last, const std::string& when) {
    const auto idsOf = [](const Labelled& picture) {
        std::set<std::string> ids;
        for (const ReportedLabel& label : picture.labels) {
            ids.insert(label.id);
        }
        return ids;
    };
    const std::set<std::string> before = idsOf(first);
    const std::set<std::string> now = idsOf(middle);
    const std::set<std::string> after = idsOf(last);
    for (const std::string& id : before) {
        if (!now.contains(id) && after.contains(id)) {
            blinking.push_back(fmt::format("{}: {} goes", when, id));
        }
    }
    for (const std::string& id : now) {
        if (!before.contains(id) && !after.contains(id)) {
            blinking.push_back(fmt::format("{}: {} comes", when, id));
        }
    }
}

} // namespace khalkha::test
