#pragma once
// What list and timeline show of the filtered events, worked out when the filter changes instead of at every
// frame.

#include "panels/event_headings.h"
#include "panels/event_marks.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace khalkha {

class Session;

class EventSketch {
public:
    /// Brings it up to date. Always the same session.
    void follow(const Session& session);
    [[nodiscard]] const std::vector<EventHeading>& headings() const { return _headings; }
    /// headings()[i].before of each.
    [[nodiscard]] const std::vector<size_t>& firstRows() const { return _firstRows; }
    [[nodiscard]] const MarkOrder& marks() const { return _marks; }
    /// densityOf the starts of the events in a span.
    [[nodiscard]] const std::vector<double>& density(const Session& session, const Span& span, size_t parts);
    /// Of all events of the campaign, whatever the filter: categories in use, in the order of
    /// eventCategories(), and whether sources differ about any.
    [[nodiscard]] const std::vector<std::string>& categories() const { return _categories; }
    [[nodiscard]] bool anyDisputed() const { return _anyDisputed; }
    /// How often it was worked out anew.
    [[nodiscard]] int renewals() const { return _renewals; }

private:
    std::optional<std::uint64_t> _filterings; ///< of what it was made for
    std::vector<EventHeading> _headings;
    std::vector<size_t> _firstRows;
    MarkOrder _marks;
    std::vector<double> _density;
    Span _densitySpan;
    std::vector<std::string> _categories;
    bool _anyDisputed = false;
    int _renewals = 0;
};

} // namespace khalkha
