#include "exchange/load_context.h"

#include <fmt/format.h>

#include <algorithm>
#include <stdexcept>
#include <tuple>
#include <utility>

namespace khalkha {

void Findings::add(Severity severity, size_t rowNumber, Error error) {
    const std::vector<LayerSpec>& specs = layerSpecs();
    const auto found = std::find_if(specs.begin(), specs.end(), [&error](const LayerSpec& spec) {
        return spec.name == error.where.layer;
    });
    _entries.push_back({static_cast<size_t>(found - specs.begin()), rowNumber, {severity, std::move(error)}});
}

std::vector<Finding> Findings::sorted() const {
    constexpr size_t maxFindingsOfALayer = 500;
    std::vector<const Entry*> order;
    order.reserve(_entries.size());
    for (const Entry& entry : _entries) {
        order.push_back(&entry);
    }
    std::stable_sort(order.begin(), order.end(), [](const Entry* a, const Entry* b) {
        return std::tie(a->layer, a->row) < std::tie(b->layer, b->row);
    });
    std::vector<Finding> findings;
    std::map<size_t, size_t> countOfLayer;
    for (const Entry* entry : order) {
        const size_t count = ++countOfLayer[entry->layer];
        if (count <= maxFindingsOfALayer) {
            findings.push_back(entry->finding);
        } else if (count == maxFindingsOfALayer + 1) {
            Finding rest = entry->finding;
            rest.severity = Severity::error;
            rest.error.where.feature.clear();
            rest.error.where.field.clear();
            rest.error.what =
                fmt::format("more than {} findings; the others are not listed.", maxFindingsOfALayer);
            rest.error.hint = "Mend the first ones and check again.";
            findings.push_back(std::move(rest));
        }
    }
    return findings;
}

CampaignLayer& LoadContext::layer(std::string_view name) {
    return const_cast<CampaignLayer&>(std::as_const(*this).layer(name));
}

const CampaignLayer& LoadContext::layer(std::string_view name) const {
    const auto found = layers.find(name);
    if (found == layers.end()) {
        throw std::out_of_range("no layer of the schema: " + std::string(name));
    }
    return found->second;
}

bool LoadContext::isKnown(std::string_view layerName, std::string_view id) const {
    const CampaignLayer& where = layer(layerName);
    // Without a base folder nobody knows the cells.
    const bool unchecked = where.state == LayerState::absent && (lenient || layerName == "cells");
    return where.state == LayerState::broken || unchecked || where.ids.find(id) != where.ids.end();
}

void LoadContext::report(Severity severity, const CampaignLayer& where, RowFault fault) {
    findings.add(
        severity,
        0,
        {ErrorKind::input,
         {where.content.file, where.content.name, {}, std::move(fault.field)},
         std::move(fault.what),
         std::move(fault.hint)});
}

} // namespace khalkha
