#include "scene_fixture.h"

#include "scene/flags.h"
#include "scene/unit_identity.h"
#include "scene/unit_symbol.h"

#include <doctest/doctest.h>

#include <algorithm>

using namespace khalkha;

namespace {

constexpr std::array identities{
    StandardIdentity::pending,
    StandardIdentity::unknown,
    StandardIdentity::assumedFriend,
    StandardIdentity::friendly,
    StandardIdentity::neutral,
    StandardIdentity::suspect,
    StandardIdentity::hostile};
constexpr std::array echelons{
    Echelon::unspecified,
    Echelon::team,
    Echelon::squad,
    Echelon::section,
    Echelon::platoon,
    Echelon::company,
    Echelon::battalion,
    Echelon::regiment,
    Echelon::brigade,
    Echelon::division,
    Echelon::corps,
    Echelon::army,
    Echelon::armyGroup,
    Echelon::theatre,
    Echelon::command};

template <class Visit> void eachSymbol(Visit visit) {
    for (const SymbolEntity& entity : symbolEntities()) {
        for (const StandardIdentity identity : identities) {
            for (const Echelon echelon : echelons) {
                for (const int staff : {0, 1, 2, 4, 7}) {
                    Sidc sidc;
                    sidc.set = entity.set;
                    sidc.entity = entity.entity;
                    sidc.identity = identity;
                    sidc.echelon = echelon;
                    sidc.dummy = (staff & 1) != 0;
                    sidc.headquarters = (staff & 2) != 0;
                    sidc.taskForce = (staff & 4) != 0;
                    visit(sidc);
                }
            }
        }
    }
}

bool within(const SymbolBox& box, ScreenPoint point, double half) {
    constexpr double slack = 1e-9;
    return point.x - half >= box.left - slack && point.x + half <= box.right + slack &&
           point.y - half >= box.top - slack && point.y + half <= box.bottom + slack;
}

int strokes(const UnitSymbol& symbol, bool inside) {
    return static_cast<int>(std::count_if(symbol.shapes.begin(), symbol.shapes.end(), [&](const auto& shape) {
        return shape.inside == inside;
    }));
}

std::vector<double> numbers(const ScreenLine& line) {
    std::vector<double> result;
    for (const ScreenPoint& point : line) {
        result.push_back(point.x);
        result.push_back(point.y);
    }
    return result;
}

Sidc land(StandardIdentity identity, int entity, Echelon echelon = Echelon::unspecified) {
    Sidc sidc;
    sidc.identity = identity;
    sidc.entity = entity;
    sidc.echelon = echelon;
    return sidc;
}

} // namespace

TEST_CASE("every symbol lies within its box, which is not much larger than the frame") {
    eachSymbol([](const Sidc& sidc) {
        const UnitSymbol symbol = unitSymbol(sidc);
        CAPTURE(formatSidc(sidc));
        REQUIRE(symbol.frame.size() >= 3);
        bool good = true;
        for (const SymbolShape& shape : symbol.shapes) {
            for (const ScreenPoint& point : shape.line) {
                good = good && within(symbol.box, point, shape.width / 2);
            }
        }
        for (const ScreenPoint& point : symbol.frame) {
            good = good && within(symbol.box, point, 0);
        }
        CHECK(good);
        CHECK(symbol.box.right - symbol.box.left < 200);
        CHECK(symbol.box.bottom - symbol.box.top < 290);
    });
}

TEST_CASE("the arm stays within the frame") {
    eachSymbol([](const Sidc& sidc) {
        const UnitSymbol symbol = unitSymbol(sidc);
        SymbolBox frame{1e9, 1e9, -1e9, -1e9};
        for (const ScreenPoint& point : symbol.frame) {
            frame = {
                std::min(frame.left, point.x),
                std::min(frame.top, point.y),
                std::max(frame.right, point.x),
                std::max(frame.bottom, point.y)};
        }
        CAPTURE(formatSidc(sidc));
        bool good = true;
        for (const SymbolShape& shape : symbol.shapes) {
            for (const ScreenPoint& point : shape.line) {
                good = good && (!shape.inside || within(frame, point, 0));
            }
        }
        CHECK(good);
    });
}

TEST_CASE("frames are those of the standard") {
    const auto frame = [](StandardIdentity identity) { return unitSymbol(land(identity, 0)).frame; };
    CHECK(numbers(frame(StandardIdentity::friendly)) == numbers(frame(StandardIdentity::assumedFriend)));
    CHECK(numbers(frame(StandardIdentity::hostile)) == numbers(frame(StandardIdentity::suspect)));
    CHECK(numbers(frame(StandardIdentity::unknown)) == numbers(frame(StandardIdentity::pending)));
    const ScreenLine rectangle = frame(StandardIdentity::friendly);
    REQUIRE(rectangle.size() == 4);
    CHECK(rectangle[2].x * 2 == doctest::Approx(150));
    CHECK(rectangle[2].y * 2 == doctest::Approx(100));
    const ScreenLine square = frame(StandardIdentity::neutral);
    REQUIRE(square.size() == 4);
    CHECK(square[2].x == square[2].y);
    const ScreenLine diamond = frame(StandardIdentity::hostile);
    REQUIRE(diamond.size() == 4);
    CHECK(diamond[0].x == 0);
    CHECK(diamond[1].y == 0);
    CHECK(frame(StandardIdentity::unknown).size() > 20);
}

TEST_CASE("marks of the echelon are counted as in the standard") {
    const auto marks = [](Echelon echelon) {
        return strokes(unitSymbol(land(StandardIdentity::friendly, 0, echelon)), false);
    };
    CHECK(marks(Echelon::unspecified) == 0);
    CHECK(marks(Echelon::squad) == 1);
    CHECK(marks(Echelon::platoon) == 3);
    CHECK(marks(Echelon::battalion) == 2);
    CHECK(marks(Echelon::regiment) == 3);
    CHECK(marks(Echelon::brigade) == 2); // a cross is two strokes
    CHECK(marks(Echelon::division) == 4);
    CHECK(marks(Echelon::corps) == 6);
    CHECK(marks(Echelon::army) == 8);
    CHECK(marks(Echelon::armyGroup) == 10);
    CHECK(marks(Echelon::theatre) == 12);
}

TEST_CASE("arms differ, planned frames are dashed") {
    std::vector<std::vector<double>> seen;
    for (const SymbolEntity& each : symbolEntities()) {
        if (each.set != SymbolSet::landUnit) {
            continue;
        }
        std::vector<double> lines;
        for (const SymbolShape& shape : unitSymbol(land(StandardIdentity::friendly, each.entity)).shapes) {
            const std::vector<double> more = numbers(shape.line);
            lines.insert(lines.end(), more.begin(), more.end());
        }
        CHECK_MESSAGE(std::find(seen.begin(), seen.end(), lines) == seen.end(), each.name);
        seen.push_back(lines);
    }
    Sidc planned = land(StandardIdentity::friendly, 121100);
    CHECK_FALSE(unitSymbol(planned).frameDashed);
    planned.status = 1;
    CHECK(unitSymbol(planned).frameDashed);
}

TEST_CASE("whose friend troops are follows the viewpoint") {
    Chronicle chronicle;
    for (const auto& [id, parent] : std::vector<std::pair<std::string, std::string>>{
             {"japan", ""}, {"manchukuo", "japan"}, {"soviet", ""}, {"mongolia", "soviet"}, {"china", ""}}) {
        Side side;
        side.id = id;
        side.parentId = parent;
        chronicle.sides.push_back(side);
    }
    chronicle.finish();
    const auto seen = [&](const char* side, Perspective perspective) {
        return identityOf(chronicle, side, perspective);
    };
    for (const char* side : {"japan", "manchukuo"}) {
        CHECK(seen(side, Perspective::japan) == StandardIdentity::friendly);
        CHECK(seen(side, Perspective::soviet) == StandardIdentity::hostile);
    }
    for (const char* side : {"soviet", "mongolia"}) {
        CHECK(seen(side, Perspective::japan) == StandardIdentity::hostile);
        CHECK(seen(side, Perspective::soviet) == StandardIdentity::friendly);
    }
    for (const char* side : {"japan", "manchukuo", "soviet", "mongolia", "china", "nobody"}) {
        CHECK(seen(side, Perspective::both) == StandardIdentity::neutral);
        CHECK(seen(side, Perspective::none) == StandardIdentity::neutral);
    }
    CHECK(seen("china", Perspective::japan) == StandardIdentity::neutral);
    CHECK(seen("china", Perspective::soviet) == StandardIdentity::neutral);
}

TEST_CASE("a side without a flag flies that of its parent, and none before its time") {
    Chronicle chronicle;
    Side soviet;
    soviet.id = "soviet";
    soviet.flag = FlagDesign::ussr;
    Side allied;
    allied.id = "soviet_mongolian";
    allied.parentId = "soviet";
    Side alone;
    alone.id = "alone";
    chronicle.sides = {soviet, allied, alone};
    chronicle.finish();
    CHECK(flagOf(chronicle, "soviet_mongolian") == FlagDesign::ussr);
    CHECK(flagOf(chronicle, "alone") == FlagDesign::none);
    CHECK(flagOf(chronicle, "nobody") == FlagDesign::none);
    const Instant august{fixture::hour(0)}; // 1945
    const Instant year1931{august.seconds - 14LL * 365 * secondsPerDay};
    CHECK(flagFlies(FlagDesign::manchukuo, august));
    CHECK_FALSE(flagFlies(FlagDesign::manchukuo, year1931));
    CHECK_FALSE(flagFlies(FlagDesign::mengjiang, year1931));
    CHECK(flagFlies(FlagDesign::japan, year1931));
}
