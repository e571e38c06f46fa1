#include "panels/document_timeline.h"

#include "base/translate.h"
#include "panels/timeline_scale.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <set>

namespace khalkha {

namespace {

/// Gain in evenness (natural logarithm of the likelihood) that one more piece must bring.
constexpr double pieceCost = 4;
constexpr int leastInPiece = 3;
/// A piece with more documents is wider, but not in proportion: 1 would be that.
constexpr double widthExponent = 0.7;

int yearOf(Instant at, int zoneMinutes) {
    return civilTime(at, zoneMinutes).year;
}

Instant startOfYear(int year, int zoneMinutes) {
    CivilTime civil;
    civil.year = year;
    return instantOf(civil, zoneMinutes);
}

/// The last instant that a document tells of.
Instant lastOf(const Document& document) {
    const Span& span = document.start.span;
    const bool lasts = document.end && !document.end->isOpen();
    const Instant end = lasts ? std::max(span.end, document.end->span.end) : span.end;
    return end > span.start ? Instant{end.seconds - 1} : span.start;
}

/// The best way to cut the years up to an edge into so many pieces.
struct Best {
    double gain = -std::numeric_limits<double>::infinity();
    size_t from = 0; ///< edge at which the last piece begins
};

/// Years of the documents, and those at which a piece may begin or end.
struct Years {
    std::vector<int> ofDocuments, edges;
    [[nodiscard]] double within(size_t from, size_t to) const {
        return static_cast<double>(std::count_if(ofDocuments.begin(), ofDocuments.end(), [&](int year) {
            return year >= edges[from] && year < edges[to];
        }));
    }
};

Years yearsOf(const std::vector<const Document*>& documents, int zoneMinutes) {
    Years years;
    std::set<int> edges;
    for (const Document* document : documents) {
        const int year = yearOf(document->start.span.start, zoneMinutes);
        years.ofDocuments.push_back(year);
        edges.insert({year, year + 1, yearOf(lastOf(*document), zoneMinutes) + 1});
    }
    years.edges.assign(edges.begin(), edges.end());
    return years;
}

} // namespace

std::vector<DocumentRow> documentRows(const Chronicle& chronicle) {
    std::vector<DocumentRow> rows;
    for (const Claim& claim : chronicle.claims) {
        const bool supported = std::any_of(
            chronicle.documents.begin(), chronicle.documents.end(), [&](const Document& document) {
                const auto& ids = document.supports;
                return std::find(ids.begin(), ids.end(), claim.id) != ids.end();
            });
        if (supported) {
            rows.push_back({DocumentRow::Kind::claim, claim.id});
        }
    }
    rows.push_back({DocumentRow::Kind::none, {}});
    rows.push_back({DocumentRow::Kind::unclear, {}});
    return rows;
}

std::vector<size_t> rowsOf(const Document& document, const std::vector<DocumentRow>& rows) {
    std::vector<size_t> found;
    for (size_t i = 0; i < rows.size(); ++i) {
        const auto& ids = document.supports;
        const bool supported = std::find(ids.begin(), ids.end(), rows[i].claimId) != ids.end();
        const bool here = rows[i].kind == DocumentRow::Kind::claim ? supported
                          : rows[i].kind == DocumentRow::Kind::none
                              ? document.supports.empty() && !document.unclear
                              : document.supports.empty() && document.unclear;
        if (here) {
            found.push_back(i);
        }
    }
    return found;
}

std::vector<Span> evenPieces(const std::vector<const Document*>& documents, int zoneMinutes, size_t most) {
    if (documents.empty()) {
        return {};
    }
    // Documents as a Poisson process of one rate a piece (as in Bayesian blocks, Scargle et al. 2013), exact
    // by dynamic programming over the years at which a piece may begin.
    const Years years = yearsOf(documents, zoneMinutes);
    const size_t last = years.edges.size() - 1;
    const size_t rounds = std::max<size_t>(1, most);
    std::vector<std::vector<Best>> best(rounds + 1, std::vector<Best>(years.edges.size()));
    best[0][0].gain = 0;
    for (size_t pieces = 1; pieces <= rounds; ++pieces) {
        for (size_t to = 1; to <= last; ++to) {
            for (size_t from = 0; from < to; ++from) {
                const double count = years.within(from, to);
                const bool whole = from == 0 && to == last;
                if (!std::isfinite(best[pieces - 1][from].gain) || (count < leastInPiece && !whole)) {
                    continue;
                }
                const double length = years.edges[to] - years.edges[from];
                const double gain = best[pieces - 1][from].gain - pieceCost +
                                    (count > 0 ? count * std::log(count / length) : 0.0);
                if (gain > best[pieces][to].gain) {
                    best[pieces][to] = {gain, from};
                }
            }
        }
    }
    size_t pieces = 1;
    for (size_t each = 2; each <= rounds; ++each) {
        pieces = best[each][last].gain > best[pieces][last].gain ? each : pieces;
    }
    std::vector<Span> spans;
    for (size_t to = last; to > 0; to = best[pieces--][to].from) {
        const size_t from = best[pieces][to].from;
        spans.push_back(
            {startOfYear(years.edges[from], zoneMinutes), startOfYear(years.edges[to], zoneMinutes)});
    }
    std::reverse(spans.begin(), spans.end());
    return spans;
}

double DocumentTimeline::x(Instant at) const {
    for (const ScalePiece& piece : pieces) {
        if (at < piece.span.end || &piece == &pieces.back()) {
            const TimelineScale scale{piece.span, piece.left, piece.right - piece.left};
            return std::clamp(scale.x(at), piece.left, piece.right);
        }
    }
    return 0;
}

namespace {

std::vector<ScalePiece> placePieces(
    const std::vector<Span>& spans, const std::vector<const Document*>& all, const DocumentRequest& request) {
    std::vector<double> weights;
    double sum = 0;
    for (const Span& span : spans) {
        const auto count = std::count_if(all.begin(), all.end(), [&](const Document* document) {
            return span.contains(document->start.span.start);
        });
        weights.push_back(std::pow(static_cast<double>(std::max<std::ptrdiff_t>(1, count)), widthExponent));
        sum += weights.back();
    }
    const auto count = static_cast<double>(spans.size());
    const double gaps = request.breakPx * (count - 1);
    const double room = std::max(1.0, request.right - request.left - gaps);
    const double least = std::min(request.leastPiecePx, room / count);
    std::vector<ScalePiece> pieces;
    double x = request.left;
    for (size_t i = 0; i < spans.size(); ++i) {
        const double width = least + (room - least * count) * weights[i] / sum;
        pieces.push_back({spans[i], x, x + width});
        x += width + request.breakPx;
    }
    return pieces;
}

constexpr std::array<int, 10> tickMonths{1, 2, 3, 6, 12, 24, 60, 120, 300, 600};

/// A year in full; months within a year by their short names.
std::string tickLabel(const CivilTime& civil, std::int64_t stepMonths, const DocumentRequest& request) {
    if (civil.month == 1) {
        return civil.year > 0 ? fmt::format("{}", civil.year) : yearLabel(civil.year, request.language);
    }
    return stepMonths < 12 ? formatShortMonth(civil.month, request.language) : std::string();
}

void addTicks(const ScalePiece& piece, const DocumentRequest& request, std::vector<DocumentTick>& ticks) {
    const int zone = request.zoneMinutes;
    const CivilTime first = civilTime(piece.span.start, zone);
    const CivilTime last = civilTime(piece.span.end, zone);
    const std::int64_t months = (std::int64_t{last.year} - first.year) * 12;
    const double width = piece.right - piece.left;
    const double wanted = request.measure ? request.measure("1939") * 1.25 : 40;
    std::int64_t step = months; // only its beginning has a name where nothing else fits
    for (const std::int64_t each : tickMonths) {
        if (each <= months && width * static_cast<double>(each) / static_cast<double>(months) >= wanted) {
            step = each;
            break;
        }
    }
    const TimelineScale scale{piece.span, piece.left, width};
    double free = -1e9; // where the last label ends
    // The beginning, and then whatever is a multiple of the step since the year 0.
    const std::int64_t start = std::int64_t{first.year} * 12;
    const std::int64_t past = ((start % step) + step) % step;
    for (std::int64_t month = 0; month < months; month = month == 0 ? step - past : month + step) {
        CivilTime civil;
        civil.year = static_cast<int>(first.year + month / 12);
        civil.month = static_cast<int>(month % 12) + 1;
        const double x = scale.x(instantOf(civil, zone));
        std::string label = tickLabel(civil, step, request);
        const double labelWidth = request.measure ? request.measure(label) : 40;
        if (x < free || x + labelWidth > piece.right + request.breakPx * 0.5) {
            label.clear();
        }
        if (!label.empty()) {
            free = x + labelWidth * 1.15;
        }
        ticks.push_back({x, std::move(label)});
    }
}

/// Marks of one row, each at a level where it is clear of its neighbours.
void placeRow(std::vector<DocumentMark>& marks, const DocumentRequest& request) {
    std::stable_sort(
        marks.begin(), marks.end(), [](const DocumentMark& a, const DocumentMark& b) { return a.x < b.x; });
    std::vector<double> xs;
    xs.reserve(marks.size());
    for (const DocumentMark& mark : marks) {
        xs.push_back(mark.x);
    }
    const std::vector<int> levels = stackedRows(xs, request.markPx, request.levels);
    for (size_t i = 0; i < marks.size(); ++i) {
        marks[i].level = levels[i];
    }
}

} // namespace

DocumentTimeline layOutDocuments(
    const std::vector<const Document*>& all,
    const std::vector<const Document*>& shown,
    const std::vector<DocumentRow>& rows,
    const DocumentRequest& request) {
    DocumentTimeline timeline;
    const double perPiece = request.leastPiecePx * 1.6 + request.breakPx;
    const auto most = static_cast<size_t>(std::max(1.0, (request.right - request.left) / perPiece));
    timeline.pieces = placePieces(evenPieces(all, request.zoneMinutes, most), all, request);
    if (timeline.pieces.empty()) {
        return timeline;
    }
    for (const ScalePiece& piece : timeline.pieces) {
        addTicks(piece, request, timeline.ticks);
    }
    std::vector<std::vector<DocumentMark>> byRow(rows.size());
    const double half = request.markPx / 2;
    for (const Document* document : shown) {
        DocumentMark mark;
        mark.document = document;
        const Span& start = document->start.span;
        mark.spanLeft = timeline.x(start.start);
        mark.spanRight = std::max(mark.spanLeft, timeline.x(lastOf(*document)));
        // A year or a month is marked in its middle: nothing says that it was the first day.
        const std::int64_t width = start.end.seconds - start.start.seconds;
        mark.x = timeline.x({start.start.seconds + std::max<std::int64_t>(0, width) / 2});
        mark.x = std::clamp(mark.x, timeline.pieces.front().left + half, timeline.pieces.back().right - half);
        for (const size_t row : rowsOf(*document, rows)) {
            mark.row = row;
            byRow[row].push_back(mark);
        }
    }
    for (std::vector<DocumentMark>& marks : byRow) {
        placeRow(marks, request);
        timeline.marks.insert(timeline.marks.end(), marks.begin(), marks.end());
    }
    return timeline;
}

} // namespace khalkha
