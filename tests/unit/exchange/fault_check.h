#pragma once
// One fault in the sound campaign is one finding, in its place.

#include "campaign_fixture.h"

#include <doctest/doctest.h>

namespace khalkha::test {

struct Fault {
    const char* file;
    const char* from;
    const char* to;
    Severity severity;
    const char* feature;
    const char* field;
    const char* says; ///< part of the message
};

inline constexpr Severity error = Severity::error;
inline constexpr Severity warning = Severity::warning;

inline void checkFault(const Fault& fault) {
    const CampaignFolder folder;
    CAPTURE(fault.file);
    CAPTURE(fault.from);
    CAPTURE(fault.to);
    REQUIRE(folder.replace(fault.file, fault.from, fault.to));
    const Campaign campaign = readCampaign(folder.path(), {});
    INFO(listing(campaign.findings));
    REQUIRE(campaign.findings.size() == 1);
    const Finding& finding = campaign.findings.front();
    CHECK(finding.severity == fault.severity);
    CHECK(finding.error.where.file == (folder.path() / fault.file).string());
    CHECK(finding.error.where.layer == std::filesystem::path(fault.file).stem().string());
    CHECK(finding.error.where.feature == fault.feature);
    CHECK(finding.error.where.field == fault.field);
    CHECK(finding.error.what.find(fault.says) != std::string::npos);
    CHECK_FALSE(finding.error.hint.empty());
    // The same finding when the file alone is checked.
    const std::vector<Finding> alone = checkPath(folder.path() / fault.file, {});
    CHECK(listing(alone) == listing(campaign.findings));
}

} // namespace khalkha::test
