#pragma once
// The bytes of a file, a block at a time, as nlohmann's reader wants them.

#include <cstddef>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

namespace khalkha {

/// Bytes that are no UTF-8 come out as '?', so that a reader that insists on UTF-8 goes on.
class ByteSource {
public:
    /// Ends early when more than maxTokenBytes come between two calls of tokenDone.
    ByteSource(const std::filesystem::path& path, size_t maxTokenBytes);

    [[nodiscard]] bool isOpen() const { return _opened; }
    [[nodiscard]] bool atEnd() const { return _at == _usable; }
    [[nodiscard]] char current() const { return _block[_at]; }
    void advance() {
        if (_block[_at] == '\n') {
            ++_line;
            _column = 0;
        }
        ++_column;
        ++_at;
        if (++_tokenBytes > _maxTokenBytes) {
            _overlong = true;
            _at = _usable;
        } else if (_at == _usable) {
            refill();
        }
    }
    void tokenDone() { _tokenBytes = 0; }
    [[nodiscard]] bool isOverlong() const { return _overlong; }
    /// Counted from 1, of the next byte.
    [[nodiscard]] size_t line() const { return _line; }
    [[nodiscard]] size_t column() const { return _column; }

private:
    void refill();

    std::ifstream _stream;
    std::string _block;
    size_t _at = 0, _usable = 0; ///< what follows _usable is the beginning of a character
    size_t _line = 1, _column = 1;
    size_t _tokenBytes = 0, _maxTokenBytes;
    bool _opened = false, _overlong = false;
};

/// Input iterator; a default one is the end.
class ByteIterator {
public:
    using iterator_category = std::input_iterator_tag;
    using value_type = char;
    using difference_type = std::ptrdiff_t;
    using pointer = const char*;
    using reference = char;

    ByteIterator() = default;
    /// source must outlive it.
    explicit ByteIterator(ByteSource& source) : _source(&source) {}
    char operator*() const { return _source->current(); }
    ByteIterator& operator++() {
        _source->advance();
        return *this;
    }
    void operator++(int) { _source->advance(); }
    bool operator==(const ByteIterator& other) const { return isEnd() == other.isEnd(); }

private:
    [[nodiscard]] bool isEnd() const { return _source == nullptr || _source->atEnd(); }
    ByteSource* _source = nullptr;
};

} // namespace khalkha
