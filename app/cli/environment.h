#pragma once
// What every command begins with: the program's folders and the campaign.

#include "exchange/base_geography.h"
#include "exchange/campaign.h"
#include "scene/view_state.h"

#include <string>

namespace khalkha {

/// How views and lists of layers are written, for the reading of scenes.
[[nodiscard]] TextRules textRules();
/// Where a campaign is: the path itself, or that of the built-in one if it is empty.
[[nodiscard]] Result<std::filesystem::path> campaignPath(const std::string& path);
/// Reads the campaign (empty: the built-in one) and prints its findings on stderr. The error is of a path of
/// which nothing can be read as a campaign: then a command writes nothing.
[[nodiscard]] Result<Campaign> loadCampaign(const std::string& path);
/// Opens the prepared base geography; the error says how to prepare it.
[[nodiscard]] Result<BaseGeography> loadBaseGeography();

/// The language that --lang names, English if it names none; the error is one of usage. JSON has every
/// language: there it is not for choosing.
[[nodiscard]] Result<Language> languageOption(const std::string& code, const std::string& format);

/// Says on stderr that an instant lies before or after all that the campaign tells of: a picture of it is the
/// map alone. name: what gave the instant, "--at".
void warnIfOutside(const std::string& name, Instant at, const Chronicle& chronicle);

/// Says on stderr that what --ruler or --gap-chart measures is not there, or far away.
void warnOfNoClaims(const ViewState& view, const Chronicle& chronicle);

/// Prints an error on stderr and returns its exit code.
int fail(const Error& error);
/// 0, or 3 when parts of the campaign could not be read: what a command has made of the rest is there, and
/// lacks them.
[[nodiscard]] int campaignExitCode(const Campaign& campaign);

} // namespace khalkha
