// What a model makes beside the thread that draws is what it would have made when a picture needed it.
#include "scene_fixture.h"

#include "scene/compose.h"

#include <doctest/doctest.h>

#include <thread>

using namespace khalkha;
using namespace khalkha::fixture;

namespace {

/// Corners and texts of the pictures of two days, every two hours.
std::vector<std::vector<double>> pictures(const SceneModel& model) {
    std::vector<std::vector<double>> all;
    for (int at = 0; at <= 48; at += 2) {
        const Sample now = sample(model, hour(at), Perspective::both);
        std::vector<double> numbers;
        for (const SampledFront& front : now.fronts) {
            for (const LonLat& point : front.line) {
                numbers.push_back(point.lonDeg);
                numbers.push_back(point.latDeg);
            }
        }
        all.push_back(std::move(numbers));
    }
    return all;
}

bool always() {
    return true;
}

} // namespace

TEST_CASE("after making ahead, no picture makes a morph, and all pictures are the same") {
    const SceneModel ahead(campaign());
    ahead.makeAhead(hour(30), always);
    const size_t made = ahead.morphsMade();
    CHECK(made == 2); // three traces of one front
    const SceneModel later(campaign());
    CHECK(later.morphsMade() == 0);
    CHECK(pictures(ahead) == pictures(later));
    CHECK(ahead.morphsMade() == made);
}

TEST_CASE("the nearest in time comes first, and the work ends when it is told to") {
    const auto chronicle = campaign();
    const SceneModel model(chronicle);
    int allowed = 1;
    model.makeAhead(hour(40), [&] { return allowed-- > 0; });
    CHECK(model.morphsMade() <= 1);
    const SceneModel stopped(chronicle);
    stopped.makeAhead(hour(40), [] { return false; });
    CHECK(stopped.morphsMade() == 0);
}

TEST_CASE("pictures drawn while another thread makes ahead are the same") {
    const SceneModel quiet(campaign());
    const auto wanted = pictures(quiet);
    for (int round = 0; round < 20; ++round) {
        const SceneModel model(campaign());
        std::thread worker([&] { model.makeAhead(hour(0), always); });
        const auto drawn = pictures(model);
        worker.join();
        REQUIRE(drawn == wanted);
    }
}

TEST_CASE("a table of gaps is shared with whoever else needs it") {
    const auto chronicle = campaign();
    const auto gaps = std::make_shared<const ClaimGapTable>(*chronicle);
    const SceneModel model(chronicle, gaps);
    CHECK(&model.claimGaps() == gaps.get());
    const std::vector<ClaimGap>& pairs = gaps->at(hour(1));
    model.makeAhead(hour(1), always);
    CHECK(&model.claimGaps().at(hour(1)) == &pairs);
    CHECK_FALSE(gaps->epochs().empty());
}
