#include "stage/play_report.h"

#include <doctest/doctest.h>

using namespace khalkha;

TEST_CASE("the time that a share of the times does not exceed") {
    PartTimes times;
    for (int i = 100; i >= 1; --i) {
        times.took("list", i);
    }
    times.took("timeline", 3);
    CHECK(times.within("list", 0) == 1);
    CHECK(times.within("list", 0.5) == 51);
    CHECK(times.within("list", 0.95) == 96);
    CHECK(times.within("list", 1) == 100);
    CHECK(times.within("timeline", 0.95) == 3);
    CHECK(times.within("nothing", 0.5) == 0);
    CHECK(times.count("list") == 100);
    CHECK(times.parts() == std::vector<std::string>{"list", "timeline"});
}

TEST_CASE("the report tells played time over asked time first") {
    PlayReport report;
    CHECK(report.ratio() == 0);
    CHECK(report.text() == "nothing was played\n");
    report.played(7200, 7200);
    report.played(7200, 3600);
    report.took("list", 0.25);
    CHECK(report.ratio() == 0.75);
    CHECK(report.text().rfind("played 0.750 of the time asked for: 3.00 of 4.00 hours", 0) == 0);
    CHECK(report.text().find("list") != std::string::npos);
}
