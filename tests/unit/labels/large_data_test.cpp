// The built-in campaign among ten times its data.

#include "campaign_frames.h"

#include "chronicle/synthetic.h"

#include <doctest/doctest.h>

using namespace khalkha;
using namespace khalkha::test;

TEST_CASE("A picture of the campaign is the same when ten times the data lie out of sight") {
    const SceneModel tenfold(withCopiesFarAway(campaignModel().chronicle(), 9));
    for (const ViewState& shown :
         {theatre("1945-08-14T21:00", Language::ja),
          view("1939-08-24T12:00", {118.65, 47.8}, 90, Language::en),
          view("1939-08-24T12:00", {118.62, 47.8}, 27, Language::en)}) {
        const Frame plain = compose(campaignModel(), shown, {1920, 1080}, realFonts());
        const Frame loaded = compose(tenfold, shown, {1920, 1080}, realFonts());
        CHECK(plain.indices == loaded.indices);
        CHECK(plain.commands.size() == loaded.commands.size());
        REQUIRE(plain.vertices.size() == loaded.vertices.size());
        size_t moved = 0;
        for (size_t i = 0; i < plain.vertices.size(); ++i) {
            const ScreenVertex& a = plain.vertices[i];
            const ScreenVertex& b = loaded.vertices[i];
            moved += a.x == b.x && a.y == b.y && a.colour == b.colour ? 0U : 1U;
        }
        CHECK(moved == 0);
        REQUIRE(plain.texts.size() == loaded.texts.size());
        for (size_t i = 0; i < plain.texts.size(); ++i) {
            CHECK(plain.texts[i].text == loaded.texts[i].text);
            CHECK(plain.texts[i].at.x == loaded.texts[i].at.x);
            CHECK(plain.texts[i].at.y == loaded.texts[i].at.y);
        }
    }
}
