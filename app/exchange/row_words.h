#pragma once
// Words that several layers use.

#include "exchange/row_reader.h"

namespace khalkha {

inline constexpr std::array<Choice<Hue>, 7> hueWords{
    {{"red", Hue::red},
     {"orange", Hue::orange},
     {"blue", Hue::blue},
     {"light-blue", Hue::lightBlue},
     {"green", Hue::green},
     {"grey", Hue::grey},
     {"purple", Hue::purple}}};

inline constexpr std::array<Choice<Hand>, 2> handWords{{{"left", Hand::left}, {"right", Hand::right}}};
inline constexpr std::array<Choice<FlagDesign>, 6> flagWords{
    {{"japan", FlagDesign::japan},
     {"ussr", FlagDesign::ussr},
     {"mongolia", FlagDesign::mongolia},
     {"manchukuo", FlagDesign::manchukuo},
     {"china", FlagDesign::china},
     {"mengjiang", FlagDesign::mengjiang}}};

/// Ids that a layer has already loaded.
class SeenIds {
public:
    /// Rejects the row when the id was there before.
    void check(RowReader& reader, const std::string& id) {
        const auto [place, isNew] = _rowOfId.emplace(id, reader.number());
        if (!isNew && !id.empty()) {
            reader.reject(
                "id",
                "the id is used a second time (first in row #" + std::to_string(place->second) + ").",
                "Give each feature an id of its own.");
        }
    }

private:
    std::map<std::string, size_t> _rowOfId;
};

} // namespace khalkha
