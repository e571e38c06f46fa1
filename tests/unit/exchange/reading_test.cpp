// Documents, heights, remarks and stories: read as they are written, and every fault named.
#include "fault_check.h"

using namespace khalkha;
using namespace khalkha::test;

TEST_CASE("documents, heights and remarks are read") {
    const CampaignFolder folder;
    const Campaign campaign = readCampaign(folder.path(), {});
    INFO(listing(campaign.findings));
    CHECK(campaign.findings.empty()); // also of documents long before and after the campaign
    const Chronicle& chronicle = *campaign.chronicle;
    REQUIRE(chronicle.documents.size() == 3);
    CHECK(chronicle.documents[0].id == "D-FAR"); // ascending in time
    CHECK(chronicle.documents[0].background);
    const Document* const map = chronicle.document("D-MAP");
    REQUIRE(map != nullptr);
    CHECK(map->start.uncertain);
    CHECK(map->start.precision == Precision::year);
    CHECK(map->supports == std::vector<std::string>{"khalkha-jp"});
    CHECK_FALSE(map->unclear);
    const Document* const talks = chronicle.document("D-TALKS");
    REQUIRE(talks != nullptr);
    CHECK(talks->unclear);
    CHECK(talks->end);
    const SpotHeight* const bank = chronicle.spotHeight("BANK");
    REQUIRE(bank != nullptr);
    CHECK(bank->relative);
    CHECK(bank->above.in(Language::ja) == "東岸");
    CHECK(chronicle.spotHeight("HILL")->uncertaintyMeters == 10);
    const Remark* const depth = chronicle.remark("R-DEPTH");
    REQUIRE(depth != nullptr);
    CHECK(depth->low == 2.0);
    CHECK(depth->high == 3.0);
    CHECK(depth->placeId == "zamyn_uud");
    CHECK(chronicle.remark("R-NAME")->group == "river");
    CHECK(chronicle.remark("R-NAME")->groupName.in(Language::en) == "The river");
    CHECK(chronicle.remark("R-NAME")->term.in(Language::ja) == "ハルハ河");
}

TEST_CASE("the scenes of a story come in the order of their numbers") {
    const CampaignFolder folder;
    const Campaign campaign = readCampaign(folder.path(), {});
    const Story* const story = campaign.chronicle->story("S-LINE");
    REQUIRE(story != nullptr);
    REQUIRE(story->steps.size() == 2);
    CHECK(story->steps[0].id == "SC-1");
    CHECK_FALSE(story->steps[0].at);
    CHECK(story->steps[0].documentIds == std::vector<std::string>{"D-MAP", "D-FAR"});
    const StoryStep& second = story->steps[1];
    CHECK(second.at);
    CHECK(second.view == "118,47,90");
    CHECK(second.perspective == "both");
    CHECK(second.layers == "relief,-axes");
    CHECK(second.eventIds == std::vector<std::string>{"EV-2"});
}

TEST_CASE("faults of documents, heights, remarks and scenes") {
    const Fault faults[] = {
        {"documents.csv", ",map,Old", ",scroll,Old", warning, "D-MAP", "kind", "scroll"},
        {"documents.csv", "khalkha-jp,,,LP7", "khalkha-xx,,,LP7", error, "D-MAP", "supports", "khalkha-xx"},
        {"documents.csv",
         "khalkha-jp,,,LP7",
         "khalkha-jp,1,,LP7",
         warning,
         "D-MAP",
         "unclear",
         "supports a claim"},
        {"documents.csv", "1935-06-03,1937", "1935-06-03,1934", error, "D-TALKS", "end", "before the start"},
        {"documents.csv",
         "Talks,会議,They fail.,不調。",
         "Talks,会議,,",
         error,
         "D-TALKS",
         "text_en",
         "missing"},
        {"documents.csv", ",,,1,,SEED,", ",,,1,,,", error, "D-TALKS", "sources", ""},
        {"spot_heights.geojson", R"("metres":733)", R"("metres":99999)", error, "HILL", "metres", ""},
        {"spot_heights.geojson",
         R"("above_en":"east bank","above_ja":"東岸",)",
         "",
         error,
         "BANK",
         "above",
         "relative"},
        {"remarks.csv", ",river,Two", ",lake,Two", warning, "R-DEPTH", "topic", "lake"},
        {"remarks.csv", ",2,3,m,", ",2,3,,", error, "R-DEPTH", "unit", "no unit"},
        {"remarks.csv", ",2,3,m,", ",3,2,m,", error, "R-DEPTH", "value_high", "below"},
        {"scenes.csv", "SC-1,S-LINE,1", "SC-1,S-LINE,2", error, "SC-1", "seq", "two scenes"},
        {"scenes.csv", "both,\"relief", "ours,\"relief", warning, "SC-2", "claims", "both, jp, su, none"},
        {"scenes.csv", ",R-GAP,", ",R-GONE,", error, "SC-2", "remarks", "R-GONE"}};
    for (const Fault& fault : faults) {
        checkFault(fault);
    }
}

TEST_CASE("a story without scenes is left out, with a word") {
    const CampaignFolder folder;
    folder.write("stories.csv", "id,title_en,title_ja\nS-LINE,The line,線\nS-EMPTY,Nothing,無\n");
    const Campaign campaign = readCampaign(folder.path(), {});
    INFO(listing(campaign.findings));
    REQUIRE(campaign.findings.size() == 1);
    CHECK(campaign.findings[0].error.where.feature == "S-EMPTY");
    CHECK(campaign.chronicle->story("S-EMPTY") == nullptr);
    CHECK(campaign.chronicle->story("S-LINE") != nullptr);
}
