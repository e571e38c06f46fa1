#include "exchange/field_lists.h"

#include <nlohmann/json.hpp>
#include <ogr_feature.h>

#include <algorithm>
#include <array>
#include <charconv>

namespace khalkha {

namespace {

void join(std::string& list, const std::string& item) {
    list += (list.empty() ? "" : ";") + item;
}

} // namespace

std::string realText(double value) {
    std::array<char, 40> buffer{};
    const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value).ptr;
    return {buffer.data(), end};
}

std::string listText(const OGRFeature& feature, int index) {
    std::string list;
    int count = 0;
    switch (feature.GetFieldDefnRef(index)->GetType()) {
    case OFTStringList:
        for (char** item = feature.GetFieldAsStringList(index); item != nullptr && *item != nullptr; ++item) {
            join(list, *item);
        }
        break;
    case OFTIntegerList: {
        const int* const items = feature.GetFieldAsIntegerList(index, &count);
        for (int i = 0; i < count; ++i) {
            join(list, std::to_string(items[i]));
        }
        break;
    }
    case OFTInteger64List: {
        const GIntBig* const items = feature.GetFieldAsInteger64List(index, &count);
        for (int i = 0; i < count; ++i) {
            join(list, std::to_string(items[i]));
        }
        break;
    }
    default: {
        const double* const items = feature.GetFieldAsDoubleList(index, &count);
        for (int i = 0; i < count; ++i) {
            join(list, realText(items[i]));
        }
        break;
    }
    }
    return list;
}

std::string jsonText(const std::string& json) {
    using Json = nlohmann::json;
    const Json value = Json::parse(json, nullptr, false);
    const auto plain = [](const Json& one) {
        return one.is_string() ? one.get<std::string>()
               : one.is_null() ? std::string()
                               : one.dump(-1, ' ', false, Json::error_handler_t::replace);
    };
    if (value.is_discarded() || value.is_object()) {
        return json;
    }
    if (!value.is_array()) {
        return plain(value);
    }
    const bool nested =
        std::any_of(value.begin(), value.end(), [](const Json& item) { return item.is_structured(); });
    if (nested) {
        return json;
    }
    std::string list;
    for (const Json& item : value) {
        join(list, plain(item));
    }
    return list;
}

} // namespace khalkha
