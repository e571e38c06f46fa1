#pragma once
// Where the rows of a long list stand that has headings between them. Pure.

#include <algorithm>
#include <cstddef>
#include <vector>

namespace khalkha {

/// Rows of one height under headings of one height. Nothing is worked out row by row: a list of any length
/// costs as much as one of few.
class RowPlaces {
public:
    RowPlaces() = default;
    /// firstRows: the row that each heading stands before, ascending; count: of rows. Heights > 0.
    RowPlaces(std::vector<size_t> firstRows, size_t count, float rowHeight, float headingHeight)
        : _firstRows(std::move(firstRows)), _count(count), _row(rowHeight), _heading(headingHeight) {}

    [[nodiscard]] size_t rows() const { return _count; }
    [[nodiscard]] size_t headings() const { return _firstRows.size(); }
    /// Upper edge of a row or a heading, from the top of the list.
    [[nodiscard]] float row(size_t index) const { return at(index, headingsUpTo(index)); }
    [[nodiscard]] float heading(size_t index) const { return at(_firstRows[index], index); }
    /// Height of the list.
    [[nodiscard]] float total() const { return at(_count, _firstRows.size()); }

    /// The first row whose upper edge is not above y; rows() if there is none.
    [[nodiscard]] size_t firstRowFrom(float y) const {
        return firstOf(_count, [&](size_t i) { return row(i) >= y; });
    }
    /// Likewise of headings.
    [[nodiscard]] size_t firstHeadingFrom(float y) const {
        return firstOf(_firstRows.size(), [&](size_t i) { return heading(i) >= y; });
    }

private:
    [[nodiscard]] float at(size_t rows, size_t headings) const {
        return static_cast<float>(rows) * _row + static_cast<float>(headings) * _heading;
    }
    [[nodiscard]] size_t headingsUpTo(size_t row) const {
        return static_cast<size_t>(
            std::upper_bound(_firstRows.begin(), _firstRows.end(), row) - _firstRows.begin());
    }
    /// The first of 0..count-1 that holds; what holds for one holds for all behind it.
    template <class Holds> [[nodiscard]] static size_t firstOf(size_t count, Holds holds) {
        size_t first = 0;
        for (size_t step = count; step > 0; step = count - first) {
            const size_t middle = first + step / 2;
            if (holds(middle)) {
                count = middle;
            } else {
                first = middle + 1;
            }
        }
        return first;
    }

    std::vector<size_t> _firstRows;
    size_t _count = 0;
    float _row = 1, _heading = 1;
};

} // namespace khalkha
