#include "panels/line_cache.h"

namespace khalkha {

namespace {

constexpr size_t mostUnasked = 64; ///< texts kept that nobody has asked for: a tooltip may come back

} // namespace

std::vector<std::string_view>
LineCache::lines(std::string_view text, double width, double type, const MeasureWidth& measure) {
    auto place = _broken.find(View{text, width, type});
    if (place == _broken.end()) {
        Broken broken;
        for (const std::string_view line : breakLines(text, width, measure)) {
            // A line of nothing may be no part of the text.
            const size_t first = line.empty() ? 0 : static_cast<size_t>(line.data() - text.data());
            broken.lines.emplace_back(first, line.size());
        }
        place = _broken.emplace(Key{std::string(text), width, type}, std::move(broken)).first;
    }
    place->second.wanted = true;
    std::vector<std::string_view> lines;
    lines.reserve(place->second.lines.size());
    for (const auto& [first, size] : place->second.lines) {
        lines.push_back(text.substr(first, size));
    }
    return lines;
}

void LineCache::endFrame() {
    size_t unasked = 0;
    for (const auto& [key, broken] : _broken) {
        unasked += broken.wanted ? 0 : 1;
    }
    if (unasked > mostUnasked) {
        std::erase_if(_broken, [](const auto& each) { return !each.second.wanted; });
    }
    for (auto& [key, broken] : _broken) {
        broken.wanted = false;
    }
}

} // namespace khalkha
