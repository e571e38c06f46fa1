// Marks of very many events on the timeline are those that marks one by one would be.
#include "chronicle/noise.h"
#include "chronicle/synthetic.h"
#include "panels/event_marks.h"

#include <doctest/doctest.h>

#include <set>

using namespace khalkha;

namespace {

constexpr double radius = 4;

double rowMiddle(int row) {
    return 10 + 9.0 * row;
}

struct Campaign {
    ChroniclePtr chronicle;
    std::vector<const Event*> events;
};

Campaign campaignOf(size_t count) {
    Chronicle bare;
    bare.manifest.span = {instantOf({1931, 1, 1, 0, 0, 0}, 0), instantOf({1946, 1, 1, 0, 0, 0}, 0)};
    Campaign campaign{withRegister(bare, count, 10), {}};
    for (const Event& event : campaign.chronicle->events) {
        campaign.events.push_back(&event);
    }
    return campaign;
}

/// Stretches of the campaign of all lengths.
std::vector<TimelineScale> scales(const Chronicle& chronicle) {
    const Span whole = chronicle.manifest.span;
    std::vector<TimelineScale> result{{whole, 20, 1200}};
    Noise noise;
    for (const std::int64_t days : {1, 9, 60, 400, 2000}) {
        const std::int64_t length = days * secondsPerDay;
        const double part = (noise.next() + 1) / 2;
        const auto room = static_cast<double>(whole.end.seconds - whole.start.seconds - length);
        const std::int64_t start = whole.start.seconds + static_cast<std::int64_t>(part * room);
        result.push_back({{{start}, {start + length}}, 20, 1200});
    }
    return result;
}

double placeOf(const Event& event, const TimelineScale& scale) {
    const double start = scale.x(event.start.span.start);
    return event.start.isVague() ? (start + scale.x(event.start.span.end)) / 2 : start;
}

} // namespace

TEST_CASE("the marks of a stretch of time are those of the events in it, in order") {
    const Campaign campaign = campaignOf(3000);
    const MarkOrder order(campaign.events);
    for (const TimelineScale& scale : scales(*campaign.chronicle)) {
        CAPTURE(scale.shown.start.seconds);
        const double left = scale.left - radius;
        const double right = scale.left + scale.width + radius;
        std::set<const Event*> wanted;
        for (const Event* event : campaign.events) {
            const double x = placeOf(*event, scale);
            if (x >= left && x <= right) {
                wanted.insert(event);
            }
        }
        const std::vector<PlacedMark> marks = order.between(scale, left, right);
        std::set<const Event*> found;
        double last = left;
        for (const PlacedMark& mark : marks) {
            found.insert(mark.event);
            CHECK(mark.x == placeOf(*mark.event, scale));
            CHECK(mark.x >= last - 1e-6);
            last = mark.x;
        }
        CHECK(found == wanted);
        CHECK(found.size() == marks.size());
    }
}

TEST_CASE("a vague date whose mark is out of sight is told of where its time is in sight") {
    const Campaign campaign = campaignOf(3000);
    const MarkOrder order(campaign.events);
    for (const TimelineScale& scale : scales(*campaign.chronicle)) {
        const double left = scale.left;
        const double right = scale.left + scale.width;
        size_t wanted = 0;
        for (const Event* event : campaign.events) {
            const double x = placeOf(*event, scale);
            const bool touches =
                scale.x(event->start.span.start) < right && scale.x(event->start.span.end) > left;
            wanted += event->start.isVague() && touches && (x < left - radius || x > right + radius) ? 1 : 0;
        }
        CHECK(order.beside(scale, left, right, left - radius, right + radius).size() == wanted);
    }
}

TEST_CASE("of very many marks a picture holds a few for each pixel, and none is missed") {
    const Campaign campaign = campaignOf(20'000);
    const MarkOrder order(campaign.events);
    const TimelineScale scale{campaign.chronicle->manifest.span, 0, 1200};
    std::vector<PlacedMark> marks = order.between(scale, -radius, 1200 + radius);
    REQUIRE(marks.size() == 20'000);
    CHECK(isDense(marks, radius, 3));
    stackMarks(marks, radius, 4);
    const Event* const selected = marks[7000].event;
    const std::vector<const PlacedMark*> seen = seenMarks(marks, 1, selected);
    CHECK(seen.size() < 4000);
    std::set<const Event*> drawn;
    for (const PlacedMark* mark : seen) {
        drawn.insert(mark->event);
    }
    CHECK(drawn.contains(selected));
    CHECK(drawn.contains(marks.back().event));
    // Each has one of its row and kind within a pixel behind it.
    for (size_t i = 0; i < marks.size(); ++i) {
        const bool covered = std::any_of(seen.begin(), seen.end(), [&](const PlacedMark* mark) {
            return mark->row == marks[i].row && mark >= &marks[i] && mark->x - marks[i].x < 1 &&
                   mark->event->start.isVague() == marks[i].event->start.isVague();
        });
        if (!covered) {
            CAPTURE(i);
            CHECK(covered);
        }
    }
    CHECK(seenStretches(marks, 1).size() < 4000);
}

TEST_CASE("few marks are all drawn") {
    const Campaign campaign = campaignOf(25);
    const MarkOrder order(campaign.events);
    const TimelineScale scale{campaign.chronicle->manifest.span, 0, 1200};
    std::vector<PlacedMark> marks = order.between(scale, -radius, 1200 + radius);
    stackMarks(marks, radius, 3);
    std::set<double> places;
    for (const PlacedMark& mark : marks) {
        places.insert(std::floor(mark.x));
    }
    CHECK(seenMarks(marks, 1, nullptr).size() >= places.size());
}

TEST_CASE("a point meets the mark that is drawn last of those it touches") {
    const Campaign campaign = campaignOf(5000);
    const MarkOrder order(campaign.events);
    Noise noise;
    for (const TimelineScale& scale : scales(*campaign.chronicle)) {
        std::vector<PlacedMark> marks = order.between(scale, scale.left, scale.left + scale.width);
        stackMarks(marks, radius, 4);
        for (int i = 0; i < 300; ++i) {
            const double x = scale.left + scale.width * (noise.next() + 1) / 2;
            const double y = 25 + 25 * noise.next();
            const PlacedMark* wanted = nullptr;
            for (const PlacedMark& mark : marks) {
                if (std::hypot(x - mark.x, y - rowMiddle(mark.row)) < radius * 1.5) {
                    wanted = &mark;
                }
            }
            CHECK(markAt(marks, x, y, radius * 1.5, rowMiddle) == wanted);
        }
    }
    CHECK(markAt({}, 1, 1, 5, rowMiddle) == nullptr);
}
