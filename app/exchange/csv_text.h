#pragma once
// A CSV as spreadsheets write it, made ready for GDAL, and what GDAL would pass over in silence.

#include "exchange/csv_records.h"
#include "exchange/gdal_guard.h"
#include "exchange/layer_reader.h"

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace khalkha {

/// The text that GDAL reads: written anew with commas, each value between quotation marks that needs them, no
/// more values in a row than in the header; without byte order mark, without a first line "sep=;", without
/// rows that have separators only. UTF-16 and UTF-32 have become UTF-8; other bytes stay as they are.
struct CsvText {
    std::string text;
    std::vector<std::string> header; ///< of two columns at least; the second one may be without a name
    std::vector<CsvRecord> records;  ///< one for each row of the text
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
    /// That of a value whose quotation marks are in disorder.
    [[nodiscard]] RowFault brokenMarks(const LayerContent& layer, size_t row, size_t column) const;

    std::vector<std::string> _header;
    std::vector<CsvRecord> _records;
    std::vector<std::unique_ptr<MemoryFile>> _files; ///< outlive the dataset
    DatasetPtr _dataset;
};

} // namespace khalkha
