// khalkha find: everything of a campaign that has a name, by a text.
#include "cli/commands.h"
#include "cli/environment.h"
#include "cli/json.h"

#include "base/console.h"
#include "base/text.h"
#include "geo/antimeridian.h"
#include "session/extent.h"
#include "session/search.h"

namespace khalkha {

namespace {

Json hitJson(const Chronicle& chronicle, const SearchHit& hit) {
    const Instant at = chronicle.manifest.openAt;
    Json json = {
        {"kind", thingKindCode(hit.thing.kind)},
        {"id", hit.thing.id},
        {"name", toJson(nameOf(chronicle, hit.thing, at))},
        {"match", hitRankCode(hit.rank)}};
    if (const auto extent = extentOf(chronicle, hit.thing, at)) {
        const LonLatBox& box =
            extent->box; // across the 180th meridian west is more than east (RFC 7946, 5.2)
        json["bbox"] = {wrappedLonDeg(box.westDeg), box.southDeg, wrappedLonDeg(box.eastDeg), box.northDeg};
    }
    return json;
}

} // namespace

int runFind(const FindOptions& options) {
    const auto language = languageOption(options.language, options.format);
    if (!language) {
        return fail(language.error());
    }
    const std::optional<ThingKind> kind = parseThingKind(options.kind);
    if (!hasWords(options.text)) {
        return fail(wordless("", options.text));
    }
    auto campaign = loadCampaign(options.campaign);
    if (!campaign) {
        return fail(campaign.error());
    }
    const Chronicle& chronicle = *campaign->chronicle;
    Json list = Json::array();
    for (const SearchHit& hit : SearchIndex(chronicle).find(options.text)) {
        if (kind && hit.thing.kind != *kind) {
            continue;
        }
        if (options.format == "json") {
            list.push_back(hitJson(chronicle, hit));
        } else {
            const LocalText name = nameOf(chronicle, hit.thing, chronicle.manifest.openAt);
            print(
                "{:<12}  {:<24}  {}\n",
                thingKindCode(hit.thing.kind),
                hit.thing.id,
                printableLine(name.best(*language)));
        }
    }
    if (options.format == "json") {
        printJson(list);
    }
    return campaignExitCode(*campaign);
}

} // namespace khalkha
