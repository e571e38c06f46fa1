#include "panels/document_timeline.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

using namespace khalkha;

namespace {

constexpr int zone = 9 * 60;

Document
made(const std::string& id, const char* start, std::vector<std::string> supports = {}, bool unclear = false) {
    Document document;
    document.id = id;
    document.start = *parseDate(start, zone);
    document.kind = "map";
    document.supports = std::move(supports);
    document.unclear = unclear;
    return document;
}

/// A few documents in two centuries, then many within months, as the built-in campaign has them.
std::vector<Document> uneven() {
    std::vector<Document> documents;
    for (const char* start : {"1689-09", "1727", "1734", "1858?", "1906?"}) {
        documents.push_back(made(std::string("early") + start, start, {"su"}));
    }
    for (int i = 0; i < 8; ++i) {
        documents.push_back(made("mid" + std::to_string(i), ("19" + std::to_string(13 + 2 * i)).c_str()));
    }
    for (int month = 1; month <= 12; ++month) {
        const std::string date = "1939-" + std::string(month < 10 ? "0" : "") + std::to_string(month) + "-15";
        documents.push_back(made("war" + std::to_string(month), date.c_str(), {"jp", "su"}));
    }
    for (const char* start : {"1946", "1962-12-26", "1964-06-30"}) {
        documents.push_back(made(std::string("late") + start, start, {}, true));
    }
    return documents;
}

std::vector<const Document*> pointersTo(const std::vector<Document>& documents) {
    std::vector<const Document*> pointers;
    for (const Document& document : documents) {
        pointers.push_back(&document);
    }
    return pointers;
}

const std::vector<DocumentRow> rows{
    {DocumentRow::Kind::claim, "jp"},
    {DocumentRow::Kind::claim, "su"},
    {DocumentRow::Kind::none, {}},
    {DocumentRow::Kind::unclear, {}}};

DocumentRequest request(double width) {
    DocumentRequest asked;
    asked.left = 100;
    asked.right = 100 + width;
    asked.zoneMinutes = zone;
    asked.measure = [](std::string_view text) { return 8.0 * static_cast<double>(text.size()); };
    return asked;
}

} // namespace

TEST_CASE("pieces cover all documents without a gap and are parted where the density changes") {
    const std::vector<Document> documents = uneven();
    const std::vector<Span> pieces = evenPieces(pointersTo(documents), zone, 8);
    REQUIRE(pieces.size() >= 3);
    CHECK(civilTime(pieces.front().start, zone).year == 1689);
    CHECK(civilTime(pieces.back().end, zone).year == 1965);
    for (size_t i = 1; i < pieces.size(); ++i) {
        CHECK(pieces[i].start == pieces[i - 1].end);
    }
    // The year of the many has a piece of its own.
    CHECK(std::any_of(pieces.begin(), pieces.end(), [](const Span& piece) {
        return civilTime(piece.start, zone).year == 1939 && civilTime(piece.end, zone).year == 1940;
    }));
    for (const size_t most : {1U, 2U, 3U}) {
        CHECK(evenPieces(pointersTo(documents), zone, most).size() <= most);
    }
}

TEST_CASE("documents spread evenly need one piece, one document too, none none") {
    std::vector<Document> even;
    for (int year = 1900; year < 1930; ++year) {
        even.push_back(made(std::to_string(year), std::to_string(year).c_str()));
    }
    CHECK(evenPieces(pointersTo(even), zone, 8).size() == 1);
    CHECK(evenPieces({&even.front()}, zone, 8).size() == 1);
    CHECK(evenPieces({}, zone, 8).empty());
    CHECK(layOutDocuments({}, {}, rows, request(400)).marks.empty());
}

TEST_CASE("the scale ascends, stays within its width and breaks between pieces") {
    const std::vector<Document> documents = uneven();
    for (const double width : {120.0, 300.0, 700.0, 1500.0}) {
        CAPTURE(width);
        const DocumentTimeline timeline =
            layOutDocuments(pointersTo(documents), pointersTo(documents), rows, request(width));
        REQUIRE_FALSE(timeline.pieces.empty());
        CHECK(timeline.pieces.front().left == doctest::Approx(100));
        CHECK(timeline.pieces.back().right == doctest::Approx(100 + width));
        for (size_t i = 1; i < timeline.pieces.size(); ++i) {
            CHECK(timeline.pieces[i].left > timeline.pieces[i - 1].right);
        }
        double before = -1;
        for (int year = 1689; year < 1965; ++year) {
            const double x = timeline.x(parseDate(std::to_string(year), zone)->span.start);
            CHECK(x > before);
            before = x;
        }
        for (const DocumentMark& mark : timeline.marks) {
            CHECK(mark.x >= 100);
            CHECK(mark.x <= 100 + width);
            CHECK(mark.spanLeft <= mark.spanRight);
        }
        for (const DocumentTick& tick : timeline.ticks) {
            CHECK(tick.x >= 100);
            CHECK(tick.x + 8.0 * static_cast<double>(tick.label.size()) <= 100 + width + 10);
        }
    }
}

TEST_CASE("labels of the axis do not overlap") {
    const std::vector<Document> documents = uneven();
    const DocumentTimeline timeline =
        layOutDocuments(pointersTo(documents), pointersTo(documents), rows, request(800));
    double free = -1e9;
    int named = 0;
    for (const DocumentTick& tick : timeline.ticks) {
        if (!tick.label.empty()) {
            CHECK(tick.x >= free);
            free = tick.x + 8.0 * static_cast<double>(tick.label.size());
            ++named;
        }
    }
    CHECK(named >= static_cast<int>(timeline.pieces.size()));
}

TEST_CASE("a document stands in the row of each claim it speaks for, else in one of the two others") {
    CHECK(rowsOf(made("a", "1939", {"jp"}), rows) == std::vector<size_t>{0});
    CHECK(rowsOf(made("a", "1939", {"su", "jp"}), rows) == std::vector<size_t>{0, 1});
    CHECK(rowsOf(made("a", "1939"), rows) == std::vector<size_t>{2});
    CHECK(rowsOf(made("a", "1939", {}, true), rows) == std::vector<size_t>{3});
    Chronicle chronicle;
    for (const char* id : {"other", "jp", "su"}) {
        Claim claim;
        claim.id = id;
        chronicle.claims.push_back(claim);
    }
    chronicle.documents = uneven();
    CHECK(documentRows(chronicle) == rows);
    chronicle.documents.clear();
    CHECK(documentRows(chronicle).size() == 2);
}

TEST_CASE(
    "marks of a row keep apart while there is a level free, and the scale does not depend on the filter") {
    const std::vector<Document> documents = uneven();
    const DocumentRequest asked = request(900);
    const DocumentTimeline all = layOutDocuments(pointersTo(documents), pointersTo(documents), rows, asked);
    for (size_t i = 1; i < all.marks.size(); ++i) {
        const DocumentMark& a = all.marks[i - 1];
        const DocumentMark& b = all.marks[i];
        if (a.row == b.row && a.level == b.level && a.level == 0) {
            CHECK(b.x - a.x >= asked.markPx - 1e-9);
        }
    }
    const DocumentTimeline one = layOutDocuments(pointersTo(documents), {&documents[3]}, rows, asked);
    REQUIRE(one.marks.size() == 1);
    const auto same = std::find_if(all.marks.begin(), all.marks.end(), [&](const DocumentMark& mark) {
        return mark.document == &documents[3];
    });
    CHECK(one.marks[0].x == doctest::Approx(same->x));
}

TEST_CASE("a year is marked in its middle, with the time it may be of") {
    const std::vector<Document> documents = uneven();
    const DocumentTimeline timeline =
        layOutDocuments(pointersTo(documents), {&documents[6]}, rows, request(900)); // 1915
    const DocumentMark& mark = timeline.marks.at(0);
    CHECK(mark.x == doctest::Approx((mark.spanLeft + mark.spanRight) / 2).epsilon(1e-3));
    CHECK(mark.spanLeft == doctest::Approx(timeline.x(parseDate("1915", zone)->span.start)));
}
