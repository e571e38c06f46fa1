// khalkha story list: the guided readings and their steps.
#include "cli/commands.h"
#include "cli/environment.h"
#include "cli/json.h"

#include "base/console.h"
#include "base/text.h"

#include <fmt/format.h>

namespace khalkha {

int listStories(const StoryOptions& options) {
    const auto language = languageOption(options.language, options.format);
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
            print("{}  {}\n", story.id, printableLine(story.title.best(*language)));
        }
        for (const StoryStep& step : story.steps) {
            // A step shows one instant: it begins and ends there.
            const Json at = step.at ? Json(isoInstant(*step.at, zone)) : Json(nullptr);
            scenes.push_back({{"id", step.id}, {"title", toJson(step.title)}, {"start", at}, {"end", at}});
            if (options.format == "text") {
                print(
                    "  {}  {}  {}\n",
                    step.id,
                    step.at ? isoInstant(*step.at, zone) : std::string("-"),
                    printableLine(step.title.best(*language)));
            }
        }
        list.push_back({{"id", story.id}, {"title", toJson(story.title)}, {"scenes", scenes}});
    }
    if (options.format == "json") {
        printJson(list);
    }
    return campaignExitCode(*campaign);
}

} // namespace khalkha
