#include "exchange/geojson_reference.h"

#include "base/text.h"
#include "exchange/gdal_guard.h"
#include "exchange/reference_system.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <ogr_spatialref.h>

#include <cstdint>
#include <fstream>
#include <optional>

namespace khalkha {

namespace {

using Json = nlohmann::json;

/// Whether the bytes stand anywhere in the file: cheaper by far than reading it as JSON.
bool mentions(std::istream& file, std::string_view word) {
    std::string window;
    std::string block(1U << 20U, '\0');
    while (file.read(block.data(), static_cast<std::streamsize>(block.size())) || file.gcount() > 0) {
        window.append(block, 0, static_cast<size_t>(file.gcount()));
        if (window.find(word) != std::string::npos) {
            return true;
        }
        window.erase(0, window.size() - std::min(window.size(), word.size()));
    }
    return false;
}

/// Finds the "crs" of the outermost object, and stops there.
class CrsFinder : public nlohmann::json_sax<Json> {
public:
    std::optional<Json> found;

    bool null() override { return value(nullptr); }
    bool boolean(bool given) override { return value(given); }
    bool number_integer(number_integer_t given) override { return value(given); }
    bool number_unsigned(number_unsigned_t given) override { return value(given); }
    bool number_float(number_float_t given, const string_t& /*text*/) override { return value(given); }
    bool string(string_t& given) override { return value(given); }
    bool binary(binary_t& /*given*/) override { return true; }
    bool start_object(std::size_t /*size*/) override { return open(Json::object()); }
    bool start_array(std::size_t /*size*/) override { return open(Json::array()); }
    bool end_object() override { return close(); }
    bool end_array() override { return close(); }
    bool key(string_t& name) override {
        if (_depth == 1) {
            _wanted = name == "crs";
        } else if (found && _stack.size() == 1) {
            _member = name;
        } else if (found && _stack.size() == 2) {
            _innerMember = name;
        }
        return true;
    }
    bool
    parse_error(std::size_t /*at*/, const std::string& /*token*/, const Json::exception& /*why*/) override {
        return false;
    }

private:
    /// Two levels of the "crs" are kept: its type and its properties.
    bool value(const Json& given) {
        if (_wanted && _depth == 1) {
            found = given;
            return false;
        }
        if (_stack.size() == 1) {
            (*found)[_member] = given;
        } else if (_stack.size() == 2 && (*found)[_member].is_object()) {
            (*found)[_member][_innerMember] = given;
        }
        return true;
    }
    bool open(Json empty) {
        if (_wanted && _depth == 1) {
            found = std::move(empty);
            _stack.push_back(0);
        } else if (!_stack.empty()) {
            if (_stack.size() == 1 && found->is_object()) {
                (*found)[_member] = std::move(empty);
            }
            _stack.push_back(0);
        }
        ++_depth;
        return true;
    }
    bool close() {
        --_depth;
        if (!_stack.empty()) {
            _stack.pop_back();
            return !_stack.empty(); // the whole "crs" is there
        }
        return true;
    }

    int _depth = 0;
    bool _wanted = false;
    std::vector<char> _stack;
    std::string _member, _innerMember;
};

/// The text by which the "crs" names a system, as GDAL understands it; "" if it names none.
std::string nameIn(const Json& crs) {
    if (!crs.is_object() || !crs.contains("type") || !crs["type"].is_string() ||
        !crs.contains("properties") || !crs["properties"].is_object()) {
        return {};
    }
    const std::string type = toLowerAscii(crs["type"].get<std::string>());
    const Json& properties = crs["properties"];
    if (type == "name" && properties.contains("name") && properties["name"].is_string()) {
        return properties["name"].get<std::string>();
    }
    if (type == "epsg" && properties.contains("code") && properties["code"].is_number_integer()) {
        return fmt::format("EPSG:{}", properties["code"].get<std::int64_t>());
    }
    return {};
}

bool isKnown(const std::string& name) {
    const GdalMessages silence;
    constexpr std::array<const char*, 3> limits{"ALLOW_NETWORK_ACCESS=NO", "ALLOW_FILE_ACCESS=NO", nullptr};
    OGRSpatialReference system;
    return system.SetFromUserInput(name.c_str(), limits.data()) == OGRERR_NONE;
}

} // namespace

RowFault geoJsonReferenceFault(const std::string& file) {
    std::ifstream stream(file, std::ios::binary);
    if (!stream || !mentions(stream, "\"crs\"")) {
        return {};
    }
    stream.clear();
    stream.seekg(0);
    CrsFinder finder;
    Json::sax_parse(stream, &finder, Json::input_format_t::json, false);
    if (!finder.found || finder.found->is_null()) {
        return {};
    }
    const std::string name = nameIn(*finder.found);
    if (!name.empty() && isKnown(name)) {
        return {};
    }
    return {
        "geometry",
        name.empty()
            ? std::string("its \"crs\" names no coordinate reference system (links are not followed); its "
                          "positions cannot be placed.")
            : fmt::format(
                  "the coordinate reference system \"{}\" that it names is not known; its positions "
                  "cannot be placed.",
                  printable(name, 200)),
        "Save the layer in WGS 84 (EPSG:4326), without a \"crs\"."};
}

} // namespace khalkha
