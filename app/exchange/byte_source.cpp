#include "exchange/byte_source.h"

#include "base/text.h"

#include <string_view>

namespace khalkha {

namespace {
constexpr size_t blockBytes = size_t{1} << 16U;

/// A character that the block cuts in two; 0..3 bytes.
size_t cutBytes(std::string_view block) {
    for (size_t back = 1; back <= 3 && back <= block.size(); ++back) {
        const auto byte = static_cast<unsigned char>(block[block.size() - back]);
        if (byte >= 0xC0) {
            const size_t whole = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : 2;
            return whole > back ? back : 0;
        }
        if (byte < 0x80) {
            return 0;
        }
    }
    return 0;
}
} // namespace

ByteSource::ByteSource(const std::filesystem::path& path, size_t maxTokenBytes)
    : _stream(path, std::ios::binary), _maxTokenBytes(maxTokenBytes), _opened(_stream.is_open()) {
    refill();
}

void ByteSource::refill() {
    std::string rest = _block.substr(_usable);
    _block = std::move(rest);
    const size_t begun = _block.size();
    _block.resize(begun + blockBytes);
    _stream.read(_block.data() + begun, static_cast<std::streamsize>(blockBytes));
    _block.resize(begun + static_cast<size_t>(_stream.gcount()));
    _at = 0;
    _usable = _stream ? _block.size() - cutBytes(_block) : _block.size();
    for (size_t i = 0; i < _usable;) {
        if (static_cast<unsigned char>(_block[i]) < 0x80) {
            ++i;
            continue;
        }
        const size_t length = utf8Length(std::string_view(_block).substr(i));
        if (length == 0) {
            _block[i] = '?';
        }
        i += length == 0 ? 1 : length;
    }
}

} // namespace khalkha
