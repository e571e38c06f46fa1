// khalkha story list: the guided readings and their steps.
#include "cli/commands.h"
#include "cli/environment.h"
#include "cli/json.h"

#include <fmt/format.h>

namespace khalkha {

int listStories(const StoryOptions& options) {
    const auto language = languageOption(options.language);
    if (!language) {
        return fail(language.error());
    }
    auto campaign = loadCampaign(options.campaign);
    if (!campaign) {
        return fail(campaign.error());
    }
    const Chronicle& chronicle = *campaign->chronicle;
    const int zone = chronicle.manifest.zoneMinutes;
    Json list = Json::array();
    for (const Story& story : chronicle.stories) {
        Json scenes = Json::array();
        if (options.format == "text") {
            fmt::print("{}  {}\n", story.id, story.title.best(*language));
        }
        for (const StoryStep& step : story.steps) {
            // A step shows one instant: it begins and ends there.
            const Json at = step.at ? Json(isoInstant(*step.at, zone)) : Json(nullptr);
            scenes.push_back({{"id", step.id}, {"title", toJson(step.title)}, {"start", at}, {"end", at}});
            if (options.format == "text") {
                fmt::print(
                    "  {}  {}  {}\n",
                    step.id,
                    step.at ? isoInstant(*step.at, zone) : std::string("-"),
                    step.title.best(*language));
            }
        }
        list.push_back({{"id", story.id}, {"title", toJson(story.title)}, {"scenes", scenes}});
    }
    if (options.format == "json") {
        fmt::print("{}\n", list.dump(1));
    }
    return campaignExitCode(*campaign);
}

} // namespace khalkha
