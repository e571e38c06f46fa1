// A FlatGeobuf is a header, an index and features, each a FlatBuffers table behind its length. GDAL takes the
// lengths at their word, cuts texts off at a NUL byte, and reads what two parts share once for each.

#include "base/text.h"
#include "exchange/file_scan.h"
#include "exchange/reading_limits.h"

#include <flatbuffers/flatbuffers.h>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <fstream>
#include <string>
#include <string_view>
#include <vector>

namespace khalkha {

namespace {
namespace fs = std::filesystem;

using Bytes = std::vector<std::uint8_t>;
template <class Value> using VectorOf = flatbuffers::Vector<Value>;
template <class Table> using TablesOf = VectorOf<flatbuffers::Offset<Table>>;

/// Place of the field of this number (header.fbs, feature.fbs of the format, version 3) in a vtable.
constexpr flatbuffers::voffset_t slot(unsigned number) {
    return static_cast<flatbuffers::voffset_t>(4 + 2 * number);
}

// NOLINTBEGIN(readability-identifier-naming): flatbuffers::Verifier asks for Verify by this name
/// A table with what its fields are.
struct Table : flatbuffers::Table {
    template <class Value> [[nodiscard]] const VectorOf<Value>* list(unsigned number) const {
        return GetPointer<const VectorOf<Value>*>(slot(number));
    }
    [[nodiscard]] bool isList(const flatbuffers::Verifier& verifier, unsigned number) const {
        return VerifyOffset(verifier, slot(number));
    }
};

struct Column : Table {
    [[nodiscard]] const flatbuffers::String* name() const {
        return GetPointer<const flatbuffers::String*>(slot(0));
    }
    [[nodiscard]] std::uint8_t type() const { return GetField<std::uint8_t>(slot(1), 0); }
    [[nodiscard]] bool Verify(flatbuffers::Verifier& verifier) const {
        return VerifyTableStart(verifier) && VerifyOffsetRequired(verifier, slot(0)) &&
               verifier.VerifyString(name()) && VerifyField<std::uint8_t>(verifier, slot(1), 1) &&
               verifier.EndTable();
    }
};

struct Header : Table {
    [[nodiscard]] const TablesOf<Column>* columns() const { return list<flatbuffers::Offset<Column>>(7); }
    [[nodiscard]] std::uint64_t features() const { return GetField<std::uint64_t>(slot(8), 0); }
    [[nodiscard]] std::uint16_t nodeSize() const { return GetField<std::uint16_t>(slot(9), 16); }
    [[nodiscard]] bool Verify(flatbuffers::Verifier& verifier) const {
        return VerifyTableStart(verifier) && isList(verifier, 7) && verifier.VerifyVector(columns()) &&
               verifier.VerifyVectorOfTables(columns()) && VerifyField<std::uint64_t>(verifier, slot(8), 8) &&
               VerifyField<std::uint16_t>(verifier, slot(9), 2) && verifier.EndTable();
    }
};

struct Geometry : Table {
    [[nodiscard]] const VectorOf<std::uint32_t>* ends() const { return list<std::uint32_t>(0); }
    [[nodiscard]] const VectorOf<double>* xy() const { return list<double>(1); }
    [[nodiscard]] const TablesOf<Geometry>* parts() const { return list<flatbuffers::Offset<Geometry>>(7); }
    [[nodiscard]] bool Verify(flatbuffers::Verifier& verifier) const {
        return VerifyTableStart(verifier) && isList(verifier, 0) && verifier.VerifyVector(ends()) &&
               isList(verifier, 1) && verifier.VerifyVector(xy()) && isList(verifier, 7) &&
               verifier.VerifyVector(parts()) && verifier.VerifyVectorOfTables(parts()) &&
               verifier.EndTable();
    }
};

struct Feature : Table {
    [[nodiscard]] const Geometry* geometry() const { return GetPointer<const Geometry*>(slot(0)); }
    [[nodiscard]] const VectorOf<std::uint8_t>* properties() const { return list<std::uint8_t>(1); }
    [[nodiscard]] const TablesOf<Column>* columns() const { return list<flatbuffers::Offset<Column>>(2); }
    [[nodiscard]] bool Verify(flatbuffers::Verifier& verifier) const {
        return VerifyTableStart(verifier) && VerifyOffset(verifier, slot(0)) &&
               verifier.VerifyTable(geometry()) && isList(verifier, 1) &&
               verifier.VerifyVector(properties()) && isList(verifier, 2) &&
               verifier.VerifyVector(columns()) && verifier.VerifyVectorOfTables(columns()) &&
               verifier.EndTable();
    }
};

// NOLINTEND(readability-identifier-naming)

/// The root table of a buffer, with its length before it, that is sound and in which no table is reached
/// twice; else nullptr.
template <class Root> const Root* soundRoot(const Bytes& bytes) {
    constexpr size_t leastBytesOfTable = 8; // with the offset that leads to it
    flatbuffers::Verifier::Options limits;
    limits.max_depth = maxJsonDepth;
    limits.max_tables = static_cast<flatbuffers::uoffset_t>(bytes.size() / leastBytesOfTable);
    flatbuffers::Verifier verifier(bytes.data(), bytes.size(), limits);
    return verifier.VerifySizePrefixedBuffer<Root>(nullptr)
               ? flatbuffers::GetSizePrefixedRoot<Root>(bytes.data())
               : nullptr;
}

/// Bytes of all coordinates, as GDAL will read them; ends of parts ascend within them.
bool addCoordinateBytes(const Geometry& geometry, size_t& bytes) {
    const size_t numbers = geometry.xy() == nullptr ? 0 : geometry.xy()->size();
    bytes += numbers * sizeof(double);
    std::uint32_t last = 0;
    for (size_t i = 0; geometry.ends() != nullptr && i < geometry.ends()->size(); ++i) {
        const std::uint32_t end = geometry.ends()->Get(static_cast<flatbuffers::uoffset_t>(i));
        if (end < last || end > numbers / 2) {
            return false;
        }
        last = end;
    }
    if (geometry.parts() != nullptr) {
        for (const Geometry* const part : *geometry.parts()) {
            if (!addCoordinateBytes(*part, bytes)) {
                return false;
            }
        }
    }
    return true;
}

template <class Value> Value valueAt(const std::uint8_t* bytes) {
    Value value = 0;
    std::memcpy(&value, bytes, sizeof value);
    return flatbuffers::EndianScalar(value);
}

struct Field {
    std::string name;
    std::uint8_t type = 0;
};

/// Values of a feature: the number of a column, then what its type says.
class PropertyReader {
public:
    PropertyReader(const std::vector<Field>& fields, const VectorOf<std::uint8_t>& bytes)
        : _fields(fields), _at(bytes.data()), _left(bytes.size()) {}

    /// Calls nul(field) for each text with a NUL in it; false if the bytes are no values.
    template <class Nul> [[nodiscard]] bool run(const Nul& nul) {
        while (_left > 0) {
            if (_left < sizeof(std::uint16_t)) {
                return false;
            }
            const auto column = valueAt<std::uint16_t>(take(sizeof(std::uint16_t)));
            if (column >= _fields.size() || !value(_fields[column], nul)) {
                return false;
            }
        }
        return true;
    }

private:
    template <class Nul> bool value(const Field& field, const Nul& nul) {
        // Byte, UByte, Bool, Short, UShort, Int, UInt, Long, ULong, Float, Double; then String, Json,
        // DateTime and Binary, which are a length and bytes.
        static constexpr std::array<size_t, 11> widths{1, 1, 1, 2, 2, 4, 4, 8, 8, 4, 8};
        constexpr std::uint8_t binary = 14;
        if (field.type < widths.size()) {
            return skip(widths.at(field.type));
        }
        if (field.type > binary || _left < sizeof(std::uint32_t)) {
            return false;
        }
        const size_t bytes = valueAt<std::uint32_t>(take(sizeof(std::uint32_t)));
        if (field.type != binary && bytes <= _left && std::memchr(_at, 0, bytes) != nullptr) {
            nul(field);
        }
        return skip(bytes);
    }
    [[nodiscard]] bool skip(size_t bytes) {
        if (bytes > _left) {
            return false;
        }
        (void)take(bytes);
        return true;
    }
    const std::uint8_t* take(size_t bytes) {
        const std::uint8_t* const taken = _at;
        _at += bytes;
        _left -= bytes;
        return taken;
    }

    const std::vector<Field>& _fields;
    const std::uint8_t* _at;
    size_t _left;
};

/// Bytes of the index: a packed tree of boxes with their offsets, 40 bytes a node.
std::uint64_t indexBytes(std::uint64_t features, std::uint64_t nodeSize) {
    constexpr std::uint64_t bytesOfNode = 40;
    std::uint64_t nodes = features;
    for (std::uint64_t level = features; nodeSize > 1 && features > 0;) {
        level = (level + nodeSize - 1) / nodeSize;
        nodes += level;
        if (level == 1) {
            break;
        }
    }
    return nodes * bytesOfNode;
}

class FlatGeobufScan {
public:
    explicit FlatGeobufScan(const fs::path& path) : _path(path), _stream(path, std::ios::binary) {
        std::error_code fault;
        _left = fs::file_size(path, fault);
        _left = fault ? 0 : _left;
    }

    Result<FileScan> run() {
        if (Failure failure = readHeader()) {
            return *failure;
        }
        size_t row = 0;
        while (_left > 0 && (_promised == 0 || row < _promised)) {
            if (Failure failure = readFeature(++row)) {
                return *failure;
            }
        }
        if (row < _promised) {
            return damaged({}, fmt::format("it ends after {} of {} features", row, _promised));
        }
        if (_left > 0) {
            _scan.faults.push_back(
                {0,
                 {{},
                  fmt::format(
                      "{} bytes follow the last of the {} features that the header counts; what they hold "
                      "is not read.",
                      _left,
                      _promised),
                  "Save the layer anew in QGIS."}});
        }
        _scan.rows = row;
        return std::move(_scan);
    }

private:
    [[nodiscard]] Error error(std::string feature, std::string what, std::string hint) const {
        return {
            ErrorKind::input, {_path.string(), {}, std::move(feature), {}}, std::move(what), std::move(hint)};
    }
    [[nodiscard]] Error damaged(std::string feature, std::string_view how) const {
        return error(
            std::move(feature),
            fmt::format("not a readable FlatGeobuf file: {}.", how),
            "It may be truncated or damaged: open it in QGIS, or restore it.");
    }

    /// Adds so many bytes of the file.
    [[nodiscard]] bool read(Bytes& bytes, size_t count) {
        if (count > _left) {
            return false;
        }
        const size_t begin = bytes.size();
        bytes.resize(begin + count);
        _left -= count;
        char* const target = reinterpret_cast<char*>(bytes.data() + begin); // the same bytes
        return bool(_stream.read(target, static_cast<std::streamsize>(count)));
    }
    /// A length, then as many bytes; both are kept, as places are aligned with the length before them.
    [[nodiscard]] bool readPrefixed(Bytes& bytes) {
        bytes.clear();
        return read(bytes, sizeof(std::uint32_t)) && read(bytes, valueAt<std::uint32_t>(bytes.data()));
    }

    [[nodiscard]] Failure readHeader() {
        constexpr size_t magicBytes = 8; // "fgb" and the version, twice
        Bytes bytes;
        if (!read(bytes, magicBytes) || std::memcmp(bytes.data(), "fgb", 3) != 0) {
            return damaged({}, "it does not begin as one");
        }
        if (!readPrefixed(bytes)) {
            return damaged({}, "it ends within its header");
        }
        const auto* const header = soundRoot<Header>(bytes);
        if (header == nullptr) {
            return damaged({}, "its header is broken");
        }
        const size_t count = header->columns() == nullptr ? 0 : header->columns()->size();
        _promised = header->features();
        if (count > maxFieldsOfLayer || _promised > maxFeaturesOfLayer ||
            _promised * count > maxValuesOfLayer) {
            return error(
                {},
                fmt::format(
                    "{} features of {} fields; {} features, {} fields and {} values at most are read.",
                    _promised,
                    count,
                    maxFeaturesOfLayer,
                    maxFieldsOfLayer,
                    maxValuesOfLayer),
                "Simplify or divide the layer.");
        }
        if (Failure failure = readFields(*header)) {
            return failure;
        }
        const std::uint64_t index = header->nodeSize() == 0 ? 0 : indexBytes(_promised, header->nodeSize());
        if (header->nodeSize() == 1 || index > _left) {
            return damaged({}, fmt::format("its header counts {} features, which it cannot hold", _promised));
        }
        _stream.ignore(static_cast<std::streamsize>(index));
        _left -= index;
        return std::nullopt;
    }
    [[nodiscard]] Failure readFields(const Header& header) {
        if (header.columns() == nullptr) {
            return std::nullopt;
        }
        for (const Column* const column : *header.columns()) {
            const std::string name = column->name()->str();
            if (name.size() > maxFieldNameBytes || name.find('\0') != std::string::npos) {
                return error(
                    {},
                    fmt::format(
                        "the name of a field ({}) has a NUL character in it, or more than {} bytes.",
                        printable(name),
                        maxFieldNameBytes),
                    "Rename it.");
            }
            _fields.push_back({name, column->type()});
        }
        return std::nullopt;
    }

    [[nodiscard]] Failure readFeature(size_t row) {
        const auto broken = [this, row](std::string_view how) {
            return damaged(fmt::format("#{}", row), how);
        };
        if (row > maxFeaturesOfLayer) {
            return error({}, fmt::format("more than {} features.", maxFeaturesOfLayer), "Divide the layer.");
        }
        if (!readPrefixed(_bytes)) {
            return broken("it ends within the feature");
        }
        const auto* const feature = soundRoot<Feature>(_bytes);
        if (feature == nullptr) {
            return broken("the feature is broken");
        }
        size_t coordinates = 0;
        if (feature->geometry() != nullptr &&
            (!addCoordinateBytes(*feature->geometry(), coordinates) || coordinates > _bytes.size())) {
            return broken("the feature has parts of a geometry beyond its coordinates");
        }
        if (feature->properties() == nullptr) {
            return std::nullopt;
        }
        constexpr size_t enough = 1000;
        const bool sound =
            PropertyReader(_fields, *feature->properties()).run([this, row](const Field& field) {
                if (_scan.faults.size() < enough) {
                    _scan.faults.push_back(
                        {row,
                         {printable(toLowerAscii(field.name)),
                          "there is a NUL character in the text.",
                          "Delete it."}});
                }
            });
        return sound ? Failure() : broken("the values of the feature are broken");
    }

    const fs::path& _path;
    std::ifstream _stream;
    std::uint64_t _left = 0;     ///< bytes of the file that have not been read
    std::uint64_t _promised = 0; ///< features by the header; 0 = not known
    std::vector<Field> _fields;
    Bytes _bytes;
    FileScan _scan;
};

} // namespace

Result<FileScan> scanFlatGeobuf(const fs::path& path) {
    return FlatGeobufScan(path).run();
}

} // namespace khalkha
