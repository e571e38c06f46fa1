#include "sample_chronicle.h"

#include "session/measure_export.h"
#include "session/session.h"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

using namespace khalkha;

TEST_CASE("undo takes back every change of the measured line, one by one") {
    Session session(sampleChronicle());
    const auto points = [&] { return session.state().measure.line.points.size(); };
    session.dispatch(MeasurePoint{{118, 47}});
    session.dispatch(MeasurePoint{{119, 47}});
    session.dispatch(MeasureClose{}); // two points are no outline
    CHECK_FALSE(session.state().measure.line.closed);
    session.dispatch(MeasurePoint{{119, 48}});
    session.dispatch(MeasureClose{});
    CHECK(session.state().view.measured.closed);
    session.dispatch(MeasurePoint{{120, 48}}); // begins a new line
    CHECK(points() == 1);
    session.dispatch(MeasureClear{});
    CHECK(points() == 0);
    session.dispatch(MeasureUndo{});
    CHECK(points() == 1);
    session.dispatch(MeasureUndo{});
    CHECK(points() == 3);
    CHECK(session.state().measure.line.closed);
    session.dispatch(MeasureUndo{});
    CHECK_FALSE(session.state().measure.line.closed);
    for (int i = 0; i < 5; ++i) {
        session.dispatch(MeasureUndo{});
    }
    CHECK(points() == 0);
}

TEST_CASE("redo makes again what undo took back, until something else is done") {
    Session session(sampleChronicle());
    const auto line = [&] { return session.state().measure.line; };
    session.dispatch(MeasureRedo{}); // nothing to do
    CHECK(line().points.empty());
    session.dispatch(MeasurePoint{{118, 47}});
    session.dispatch(MeasurePoint{{119, 47}});
    session.dispatch(MeasurePoint{{119, 48}});
    session.dispatch(MeasureClose{});
    const MeasuredLine whole = line();
    for (int i = 0; i < 3; ++i) {
        session.dispatch(MeasureUndo{});
    }
    CHECK(line().points.size() == 1);
    for (int i = 0; i < 5; ++i) {
        session.dispatch(MeasureRedo{});
    }
    CHECK(line() == whole);
    session.dispatch(MeasureUndo{});
    CHECK_FALSE(line().closed);
    session.dispatch(MeasurePoint{{120, 48}});
    session.dispatch(MeasureRedo{}); // what was taken back belongs to another line now
    CHECK_FALSE(line().closed);
    CHECK(line().points.size() == 4);
    session.dispatch(MeasureUndo{});
    CHECK(line().points.size() == 3);
}

TEST_CASE("a point that is dragged comes back at once, and with it the section along the line") {
    Session session(sampleChronicle());
    const auto points = [&] { return session.state().measure.line.points; };
    for (const LonLat at : {LonLat{118, 47}, {119, 47}, {119, 48}}) {
        session.dispatch(MeasurePoint{at});
    }
    const Polyline before = points();
    session.dispatch(SetSection{sectionAlong(session.state().measure.line)});
    session.dispatch(MeasureMove{1, {119.5, 47}});
    session.dispatch(MeasureMove{1, {119.6, 47.1}, true});
    session.dispatch(MeasureMove{1, {119.7, 47.2}, true});
    CHECK(points()[1] == LonLat{119.7, 47.2});
    CHECK(session.state().section->points == points());
    session.dispatch(MeasureUndo{});
    CHECK(points() == before);
    CHECK(session.state().section->points == before);
    session.dispatch(MeasureRedo{});
    CHECK(points()[1] == LonLat{119.7, 47.2});
    session.dispatch(MeasureMove{7, {0, 0}}); // there is no such point
    CHECK(points().size() == 3);
    // A section of its own stays where it is.
    session.dispatch(SetSection{SectionPath{{{118, 47}, {118, 48}}}});
    session.dispatch(MeasureMove{0, {117, 47}});
    CHECK(session.state().section->points.front() == LonLat{118, 47});
}

TEST_CASE("a section runs along a measured line, round an outline; a point alone leads nowhere") {
    CHECK_FALSE(sectionAlong({}));
    CHECK_FALSE(sectionAlong({{{118, 47}}, false, {}}));
    CHECK_FALSE(sectionAlong({{{118, 47}, {118, 47}}, false, {}}));
    CHECK(sectionAlong({{{118, 47}, {118, 47}, {119, 47}}, false, {}})->points.size() == 2);
    const auto round = sectionAlong({{{118, 47}, {119, 47}, {119, 48}}, true, {}});
    REQUIRE(round);
    CHECK(round->points.size() == 4);
    CHECK(round->points.front() == round->points.back());
}

TEST_CASE("what is measured is on the picture while its panel is open, and stays when it is closed") {
    Session session(sampleChronicle());
    session.dispatch(SetMeasuring{true});
    session.dispatch(MeasurePoint{{118, 47}});
    session.dispatch(MeasurePoint{{119, 47}});
    session.dispatch(SetRuler{Ruler{{118.5, 47.8}, {}, {}}});
    session.dispatch(SetSection{SectionPath{{{118, 47}, {119, 47}}}});
    CHECK(session.state().view.measured.points.size() == 2);
    CHECK(session.state().view.ruler);
    CHECK(session.state().view.section);
    for (const char* panel : {"measure", "ruler", "section"}) {
        session.dispatch(ShowPanel{panel, false});
    }
    CHECK(session.state().view.measured.points.empty());
    CHECK_FALSE(session.state().view.ruler);
    CHECK_FALSE(session.state().view.section);
    CHECK_FALSE(session.state().measure.active);
    session.dispatch(ShowPanel{"measure", true});
    CHECK(session.state().view.measured.points.size() == 2);
}

TEST_CASE("copied as GeoJSON: an outline is a ring against the clock, closed, with its figures") {
    using Json = nlohmann::json;
    const MeasuredLine clockwise{{{118, 47}, {118, 48}, {119, 48}}, true, {}};
    const Json polygon = Json::parse(measuredGeoJson(clockwise));
    CHECK(polygon["geometry"]["type"] == "Polygon");
    const Json ring = polygon["geometry"]["coordinates"][0];
    REQUIRE(ring.size() == 4);
    CHECK(ring[0] == ring[3]);
    double turn = 0;
    for (size_t i = 0; i < 3; ++i) {
        turn += ring[i][0].get<double>() * ring[i + 1][1].get<double>() -
                ring[i + 1][0].get<double>() * ring[i][1].get<double>();
    }
    CHECK(turn > 0);
    CHECK(polygon["properties"]["area_m2"].get<double>() > 1e9);
    CHECK(polygon["properties"]["legs"].size() == 3);
    const Json line = Json::parse(measuredGeoJson({{{118, 47}, {118, 48}}, false, {}}));
    CHECK(line["geometry"]["type"] == "LineString");
    CHECK(line["properties"]["total_m"].get<double>() == doctest::Approx(111e3).epsilon(0.01));
    CHECK(measuredGeoJson({}).empty());
    const Json bow = Json::parse(measuredGeoJson({{{0, 0}, {1, 1}, {1, 0}, {0, 1}}, true, {}}));
    CHECK(bow["properties"]["area_m2"].is_null());
}

TEST_CASE("copied as GeoJSON: what crosses the 180th meridian is cut there") {
    using Json = nlohmann::json;
    const auto geometryOf = [](const MeasuredLine& line) {
        return Json::parse(measuredGeoJson(line))["geometry"];
    };
    const Json line = geometryOf({{{170, 50}, {-170, 50}}, false, {}});
    CHECK(line["type"] == "MultiLineString");
    REQUIRE(line["coordinates"].size() == 2);
    CHECK(line["coordinates"][0][1][0] == 180);
    CHECK(line["coordinates"][1][0][0] == -180);
    CHECK(line["coordinates"][0][1][1] == line["coordinates"][1][0][1]);
    for (const MeasuredLine& outline :
         {MeasuredLine{{{170, 50}, {-170, 50}, {-170, 60}, {170, 60}}, true, {}},
          MeasuredLine{{{170, 50}, {170, 60}, {-170, 60}, {-170, 50}}, true, {}}}) {
        const Json area = geometryOf(outline);
        CHECK(area["type"] == "MultiPolygon");
        REQUIRE(area["coordinates"].size() == 2);
        for (const Json& polygon : area["coordinates"]) {
            const Json& ring = polygon[0];
            CHECK(ring.front() == ring.back());
            double turn = 0;
            for (size_t i = 0; i + 1 < ring.size(); ++i) {
                CHECK(std::abs(ring[i][0].get<double>()) <= 180);
                CHECK(std::abs(ring[i + 1][0].get<double>() - ring[i][0].get<double>()) <= 10);
                turn += ring[i][0].get<double>() * ring[i + 1][1].get<double>() -
                        ring[i + 1][0].get<double>() * ring[i][1].get<double>();
            }
            CHECK(turn > 0);
        }
    }
}

TEST_CASE("copied as text: every point and leg a line") {
    const std::string text = measuredText({{{118, 47}, {118, 48}, {119, 48}}, false, {}}, Language::en);
    CHECK(text.find("47.0000° N 118.0000° E") != std::string::npos);
    CHECK(text.find("Total: ") != std::string::npos);
    CHECK(std::count(text.begin(), text.end(), '\n') == 6);
}
