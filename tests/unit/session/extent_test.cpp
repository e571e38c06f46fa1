// Jumps fit the size of what they go to.
#include "sample_chronicle.h"

#include "session/extent.h"
#include "session/session.h"

#include <doctest/doctest.h>

#include <cmath>

using namespace khalkha;

namespace {

constexpr Viewport picture{1280, 800};

/// The sample with a strip of 70 km, a railway across 180 degrees, and a range.
ChroniclePtr withGround() {
    auto chronicle = std::make_shared<Chronicle>(*sampleChronicle());
    Claim claim;
    claim.id = "strip";
    claim.sideId = "japan";
    claim.name.in(Language::en) = "Eastern line";
    claim.lines = {{{118.5, 47.5}, {118.8, 47.8}, {118.7, 48.1}}};
    chronicle->claims.push_back(claim);
    Route route;
    route.id = "strait";
    route.name.in(Language::en) = "Across the strait";
    route.line = {{178, 64}, {-175, 66}};
    chronicle->routes.push_back(route);
    Region region;
    region.id = "khingan";
    region.level = 2;
    region.name.in(Language::en) = "Great Khingan";
    region.at = {121, 48};
    region.curve = {{120, 46}, {122, 50}};
    chronicle->regions.push_back(region);
    chronicle->places[1].rank = 1;
    chronicle->places[1].kind = PlaceKind::city;
    Place hill;
    hill.id = "hill";
    hill.kind = PlaceKind::hill;
    hill.at = {118.7, 47.7};
    PlaceName name;
    name.name.in(Language::en) = "A hill";
    hill.names.push_back(name);
    chronicle->places.push_back(hill);
    Event fight = makeEvent("EV-HILL", "1945-08-10", "battle");
    fight.title.in(Language::en) = "Fight for a hill";
    fight.placeIds = {"hill"};
    chronicle->events.push_back(fight);
    chronicle->finish();
    return chronicle;
}

double heightKmAfter(Session& session, const Command& command) {
    session.dispatch(command);
    for (int i = 0; i < 2000 && session.isMoving(); ++i) {
        session.advance(0.05);
    }
    REQUIRE_FALSE(session.isMoving());
    return eyeHeightMeters(session.state().view.camera) / 1000;
}

ScreenPoint onPicture(const Session& session, LonLat at) {
    const auto pixel = Camera(session.state().view.camera, picture).projectVisible(at);
    REQUIRE(pixel);
    return *pixel;
}

Session over() {
    Session session(withGround());
    session.setViewport(picture);
    return session;
}

} // namespace

TEST_CASE("a town, a hill and an event are looked at from heights of their own") {
    Session session = over();
    const double town = heightKmAfter(session, GoTo{"hailar", ThingKind::place});
    CHECK(town >= 60);
    CHECK(town <= 150);
    const double city = heightKmAfter(session, GoTo{"mukden", ThingKind::place});
    CHECK(city >= town);
    CHECK(city <= 150);
    const double hill = heightKmAfter(session, GoTo{"hill", ThingKind::place});
    CHECK(hill <= town);
    const double fight = heightKmAfter(session, SelectEvent{"EV-HILL", true});
    CHECK(fight >= 60);
    CHECK(fight <= 120);
    CHECK(heightKmAfter(session, GoTo{"khingan", ThingKind::region}) > 500);
}

TEST_CASE("a line fills what is free, and no more") {
    const CoveredEdges covered{306, 40, 0, 142};
    Session session = over();
    session.setCovered(covered);
    const double height = heightKmAfter(session, GoTo{"strip", ThingKind::claim});
    CHECK(height < 150);
    CHECK(session.state().view.selected.is(ThingKind::claim, "strip"));
    double least = 1e9;
    double most = -1e9;
    for (const LonLat at : {LonLat{118.5, 47.5}, LonLat{118.8, 47.8}, LonLat{118.7, 48.1}}) {
        const ScreenPoint pixel = onPicture(session, at);
        CHECK(pixel.x > covered.leftPx);
        CHECK(pixel.y > covered.topPx);
        CHECK(pixel.y < 800 - covered.bottomPx);
        least = std::min(least, pixel.y);
        most = std::max(most, pixel.y);
    }
    CHECK(most - least > 0.7 * (800 - covered.topPx - covered.bottomPx));
}

TEST_CASE("furniture is kept clear as panels are") {
    Session session = over();
    // A row at the bottom, and a legend as high as the picture.
    session.setFurniture({ScreenBox{20, 640, 600, 780}, ScreenBox{980, 20, 1260, 600}}, Pane::left);
    heightKmAfter(session, GoTo{"strip", ThingKind::claim});
    for (const LonLat at : {LonLat{118.5, 47.5}, LonLat{118.8, 47.8}, LonLat{118.7, 48.1}}) {
        const ScreenPoint pixel = onPicture(session, at);
        CHECK(pixel.x < 980);
        CHECK(pixel.y < 640);
    }
}

TEST_CASE("a thing across 180 degrees is one, not the whole globe") {
    const ChroniclePtr chronicle = withGround();
    const auto extent = extentOf(*chronicle, {ThingKind::route, "strait"}, {});
    REQUIRE(extent);
    CHECK(extent->box.eastDeg - extent->box.westDeg == doctest::Approx(7));
    Session session = over();
    CHECK(heightKmAfter(session, GoTo{"strait", ThingKind::route}) < 2000);
    CHECK(onPicture(session, {178, 64}).x > 0);
    CHECK(onPicture(session, {-175, 66}).x < 1280);
}

TEST_CASE("a formation is where it stands, else at its headquarters; what has no place moves nothing") {
    const ChroniclePtr chronicle = withGround();
    CHECK_FALSE(extentOf(*chronicle, {ThingKind::formation, "SU-36A"}, {}));
    auto seated = std::make_shared<Chronicle>(*chronicle);
    seated->formations[0].placeId = "mukden";
    Position position;
    position.id = "P-1";
    position.formationIds = {"SU-36A"};
    position.line = {{119, 49}, {119.2, 49}};
    position.span = {instantAt("1945-08-09"), instantAt("1945-08-11")};
    seated->positions.push_back(position);
    seated->finish();
    const ThingRef army{ThingKind::formation, "SU-36A"};
    const auto fighting = extentOf(*seated, army, instantAt("1945-08-10"));
    REQUIRE(fighting);
    CHECK(fighting->box.westDeg == doctest::Approx(119));
    const auto later = extentOf(*seated, army, instantAt("1945-08-20"));
    REQUIRE(later);
    CHECK(later->box.westDeg == doctest::Approx(123.43));
    Session session = over();
    const CameraView before = session.state().view.camera;
    session.dispatch(GoTo{"SU-36A", ThingKind::formation});
    CHECK_FALSE(session.isMoving());
    CHECK(session.state().view.camera == before);
    CHECK(session.state().view.selected.is(ThingKind::formation, "SU-36A"));
    session.dispatch(GoTo{"nothing", {}});
    CHECK(session.state().view.selected.is(ThingKind::formation, "SU-36A"));
}

TEST_CASE("what was jumped to stays in the middle of what is free when panels come and go") {
    Session session = over();
    heightKmAfter(session, GoTo{"hailar", ThingKind::place});
    session.setCovered({400, 40, 0, 300});
    for (int i = 0; i < 2000 && session.isMoving(); ++i) {
        session.advance(0.05);
    }
    const ScreenPoint at = onPicture(session, {119.75, 49.21});
    CHECK(std::abs(at.x - 840) < 2);
    CHECK(std::abs(at.y - 270) < 2);
    // Once the user has moved the camera himself, it is his.
    const CameraView own = viewFromHeight({130, 40}, 300e3, 0, 0);
    session.dispatch(SetView{own, false});
    session.setCovered({});
    CHECK_FALSE(session.isMoving());
    CHECK(session.state().view.camera == own);
}

TEST_CASE("a jump fits what is left of the view when the panel that tells of it opens on the way") {
    const CoveredEdges panel{700, 0, 0, 200};
    Session before = over();
    before.setCovered(panel);
    const double fitted = heightKmAfter(before, GoTo{"strait", ThingKind::route});
    Session whole = over();
    CHECK(heightKmAfter(whole, GoTo{"strait", ThingKind::route}) < 0.9 * fitted);
    Session onTheWay = over();
    onTheWay.dispatch(GoTo{"strait", ThingKind::route});
    onTheWay.advance(0.05);
    onTheWay.setCovered(panel);
    CHECK(heightKmAfter(onTheWay, SetLayerVisible{Layer::night, true}) == doctest::Approx(fitted));
    // One that opens later moves what is seen out of its way, and does not zoom.
    const double there = eyeHeightMeters(whole.state().view.camera);
    whole.setCovered(panel);
    (void)heightKmAfter(whole, SetLayerVisible{Layer::night, true});
    CHECK(eyeHeightMeters(whole.state().view.camera) == doctest::Approx(there).epsilon(0.01));
}
