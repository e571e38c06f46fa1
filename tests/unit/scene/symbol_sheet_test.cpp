// The page of all symbols: it holds what it promises, in its own order, on the page.
#include "scene_fixture.h"

#include "scene/compose.h"
#include "scene/sheet_rows.h"
#include "scene/symbol_sheet.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <tuple>

using namespace khalkha;
using namespace khalkha::fixture;

namespace {

Chronicle sidesOnly() {
    Chronicle chronicle;
    for (const auto& [id, hue, flag] :
         {std::tuple("soviet", Hue::red, FlagDesign::ussr),
          std::tuple("mongolia", Hue::orange, FlagDesign::mongolia),
          std::tuple("japan", Hue::blue, FlagDesign::japan),
          std::tuple("manchukuo", Hue::blue, FlagDesign::manchukuo)}) {
        Side side;
        side.id = id;
        side.hue = hue;
        side.flag = flag;
        side.name.in(Language::en) = id;
        side.parentId = side.id == "mongolia" ? "soviet" : side.id == "manchukuo" ? "japan" : "";
        chronicle.sides.push_back(side);
    }
    chronicle.finish();
    return chronicle;
}

bool says(const Frame& frame, const std::string& text) {
    // Long texts stand on two lines.
    return std::any_of(frame.texts.begin(), frame.texts.end(), [&](const TextRun& run) {
        return !run.text.empty() && text.find(run.text) != std::string::npos;
    });
}

/// To a tenth of a pixel, and in colour.
bool same(const std::vector<ScreenVertex>& first, const std::vector<ScreenVertex>& second) {
    return std::equal(
        first.begin(),
        first.end(),
        second.begin(),
        second.end(),
        [](const ScreenVertex& a, const ScreenVertex& b) {
            return std::abs(a.x - b.x) < 0.1F && std::abs(a.y - b.y) < 0.1F && a.colour == b.colour;
        });
}

} // namespace

TEST_CASE("the sheet names every row, arm and size, and all of it stands on the page") {
    const Viewport page{1920, 1080};
    for (const ThemeName theme : {ThemeName::light, ThemeName::dark, ThemeName::contrast}) {
        ViewState view;
        view.language = Language::en;
        view.theme = theme;
        const Frame frame = composeSymbolSheet(sidesOnly(), view, page, PlainMetrics());
        for (const auto& rows :
             {movementRows(), worksRows(), eventRows(), borderRows(), routeRows(), linkRows()}) {
            for (const SheetRow& row : rows) {
                CAPTURE(std::string(row.text));
                CHECK(says(frame, row.text));
            }
        }
        for (const auto& rows : {basisRows(), certaintyRows()}) {
            for (const TrustRow& row : rows) {
                CAPTURE(std::string(row.text));
                CHECK(says(frame, row.text));
            }
        }
        for (const SymbolEntity& entity : symbolEntities()) {
            CAPTURE(std::string(entity.name));
            CHECK((entity.entity == 0 || says(frame, entity.name)));
        }
        for (const ScreenVertex& vertex : frame.vertices) {
            REQUIRE(vertex.x > -40);
            REQUIRE(vertex.x < 1960);
            REQUIRE(vertex.y > -40);
            REQUIRE(vertex.y < 1120);
        }
        CHECK(frame.theme == theme);
    }
}

TEST_CASE("attested, interpolated and reconstructed are three drawings, not one") {
    ViewState view;
    view.camera = viewFromHeight({0, 0}, 150e3, 0, 0);
    const Camera camera(view.camera, {1920, 1080});
    for (const TrustRow& row : basisRows()) {
        CAPTURE(std::string(row.text));
        std::vector<std::vector<ScreenVertex>> drawn;
        for (int column = 0; column < 3; ++column) {
            SheetThings things(sidesOnly(), camera, 1);
            row.add(things, {800, 500, 200, 40}, column);
            const SceneModel own(things.take());
            view.at = sheetInstant;
            view.dateBox = view.legendBox = view.scaleBox = view.northArrow = view.sourcesLine = false;
            drawn.push_back(compose(own, view, {1920, 1080}, PlainMetrics()).vertices);
        }
        CHECK_FALSE(same(drawn[0], drawn[1]));
        CHECK_FALSE(same(drawn[1], drawn[2]));
        CHECK_FALSE(same(drawn[0], drawn[2]));
    }
}
