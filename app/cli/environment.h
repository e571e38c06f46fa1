#pragma once
// What every command begins with: the program's folders and the campaign.

#include "exchange/base_geography.h"
#include "exchange/campaign.h"

#include <string>

namespace khalkha {

/// How views and lists of layers are written, for the reading of scenes.
[[nodiscard]] TextRules textRules();
/// Reads the campaign (empty: the built-in one) and prints its findings on stderr. The error is of a path
/// that cannot be opened at all.
[[nodiscard]] Result<Campaign> loadCampaign(const std::string& path);
/// Opens the prepared base geography; the error says how to prepare it.
[[nodiscard]] Result<BaseGeography> loadBaseGeography();

/// The language that --lang names; the error is one of usage.
[[nodiscard]] Result<Language> languageOption(const std::string& code);

/// Prints an error on stderr and returns its exit code.
int fail(const Error& error);
/// 0, or 3 when parts of the campaign could not be read.
[[nodiscard]] int campaignExitCode(const Campaign& campaign);

} // namespace khalkha
