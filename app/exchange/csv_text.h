#pragma once
// A CSV as spreadsheets write it, made ready for GDAL, and what GDAL would pass over in silence.

#include "exchange/gdal_guard.h"
#include "exchange/layer_reader.h"

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace khalkha {

struct CsvRecord {
    size_t number = 0; ///< counted from 1 without the header, as a spreadsheet does: with rows of commas only
    size_t values = 0; ///< up to the last separator
    size_t filled = 0; ///< up to the last value that is not blank
    bool openQuote = false; ///< the file ends inside quotation marks
    bool hasNul = false;    ///< a byte that would cut a text off
};

/// The text that GDAL reads: without byte order mark, without a first line "sep=;", without rows that have
/// separators only. UTF-16 and UTF-32 have become UTF-8; other bytes stay as they are.
struct CsvText {
    std::string text;
    std::vector<std::string> header;
    std::vector<CsvRecord> records; ///< one for each row of the text
};

/// The error is one of the file.
[[nodiscard]] Result<CsvText> readCsvText(const std::filesystem::path& path);
/// The same for bytes at hand; file: for messages.
[[nodiscard]] Result<CsvText> csvTextOf(std::string bytes, const std::string& file);

/// A CSV opened by GDAL, and its own account of the rows.
class CsvFile {
public:
    [[nodiscard]] static Result<CsvFile> open(const std::filesystem::path& path);

    [[nodiscard]] GDALDataset& dataset() const { return *_dataset; }
    [[nodiscard]] const std::vector<std::string>& header() const { return _header; }
    /// Gives the rows their numbers, and a fault to each that has more or fewer values than the header;
    /// remarks on values in columns without a name.
    void settleRows(LayerContent& layer) const;

private:
    /// A file of GDAL's memory, gone with its owner. GDAL reads the bytes where they lie.
    class MemoryFile {
    public:
        MemoryFile(std::string path, std::string bytes);
        MemoryFile(const MemoryFile&) = delete;
        MemoryFile& operator=(const MemoryFile&) = delete;
        MemoryFile(MemoryFile&&) = delete;
        MemoryFile& operator=(MemoryFile&&) = delete;
        ~MemoryFile();

    private:
        std::string _path, _bytes;
    };
    CsvFile() = default;

    std::vector<std::string> _header;
    std::vector<CsvRecord> _records;
    std::vector<std::unique_ptr<MemoryFile>> _files; ///< outlive the dataset
    DatasetPtr _dataset;
};

} // namespace khalkha
