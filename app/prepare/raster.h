#pragma once
// A plain grid of numbers over the whole Earth, row 0 in the north, column 0 at 180 W.

#include <cstddef>
#include <vector>

namespace khalkha {

template <class T> class Raster {
public:
    Raster() = default;
    Raster(int widthPx, int heightPx, T value = {})
        : _width(widthPx),
          _height(heightPx),
          _values(static_cast<size_t>(widthPx) * static_cast<size_t>(heightPx), value) {}

    [[nodiscard]] int width() const { return _width; }
    [[nodiscard]] int height() const { return _height; }
    [[nodiscard]] T* row(int y) {
        return _values.data() + static_cast<size_t>(y) * static_cast<size_t>(_width);
    }
    [[nodiscard]] const T* row(int y) const {
        return _values.data() + static_cast<size_t>(y) * static_cast<size_t>(_width);
    }
    [[nodiscard]] T& at(int x, int y) { return row(y)[x]; }
    [[nodiscard]] const T& at(int x, int y) const { return row(y)[x]; }

private:
    int _width = 0;
    int _height = 0;
    std::vector<T> _values;
};

} // namespace khalkha
