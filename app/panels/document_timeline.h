#pragma once
// The documents' own timeline: centuries with few documents and months with many on one line, in pieces of an
// even scale each. Pure, so that it can be tested.

#include "chronicle/model.h"

#include <functional>
#include <string>
#include <vector>

namespace khalkha {

/// Whole years on one scale. The scale changes at its ends, which are drawn as breaks.
struct ScalePiece {
    Span span;
    double left = 0, right = 0;
};
struct DocumentTick {
    double x = 0;
    std::string label; ///< may be empty: a mark without a name
};

/// What the rows say a document speaks for. One row a claim, then nobody's, then what is unclear.
struct DocumentRow {
    enum class Kind { claim, none, unclear } kind = Kind::none;
    std::string claimId; ///< of Kind::claim
    friend bool operator==(const DocumentRow&, const DocumentRow&) = default;
};
/// Rows in the order of the campaign's claims: those that some document speaks for.
[[nodiscard]] std::vector<DocumentRow> documentRows(const Chronicle& chronicle);
/// Places of the rows in which a document stands; at least one.
[[nodiscard]] std::vector<size_t> rowsOf(const Document& document, const std::vector<DocumentRow>& rows);

/// A document in one of its rows.
struct DocumentMark {
    const Document* document = nullptr;
    size_t row = 0;
    int level = 0;                      ///< within the row, so that marks close in time stay apart
    double x = 0;                       ///< middle of the mark
    double spanLeft = 0, spanRight = 0; ///< the time that it may be of, or lasts
};

struct DocumentRequest {
    double left = 0, right = 800;
    double markPx = 14;  ///< width a mark takes
    double breakPx = 12; ///< between two pieces
    double leastPiecePx = 56;
    int levels = 2;
    int zoneMinutes = 0;
    Language language = Language::en;
    std::function<double(std::string_view)> measure; ///< width of a label
};

struct DocumentTimeline {
    std::vector<ScalePiece> pieces; ///< ascending, no time between two of them
    std::vector<DocumentTick> ticks;
    std::vector<DocumentMark> marks; ///< ascending by x within a row
    [[nodiscard]] double x(Instant at) const;
};

/// Pieces for these documents: borders between years such that the documents of a piece are spread as evenly
/// as can be had for so few pieces. `most` limits their number.
[[nodiscard]] std::vector<Span>
evenPieces(const std::vector<const Document*>& documents, int zoneMinutes, size_t most);

/// The scale is made for `all`, so that it stays when fewer are shown.
[[nodiscard]] DocumentTimeline layOutDocuments(
    const std::vector<const Document*>& all,
    const std::vector<const Document*>& shown,
    const std::vector<DocumentRow>& rows,
    const DocumentRequest& request);

} // namespace khalkha
