using System.Text;
using CourseAI.Core.Receipts;
using static CourseAI.Core.Tests.TestData;

namespace CourseAI.Core.Tests.Receipts;

public sealed class ReceiptClaimsTests
{
    [Fact]
    public void A_declared_receipt_says_nothing_of_a_file_that_has_not_come()
    {
        var claims = new ReceiptClaims
        {
            Kind = ReceiptKind.Declared,
            Issuer = "https://ai.example.ac.kr",
            KeyId = "k1",
            CourseId = "ai-2026-2",
            StudentId = Student.Id,
            PartId = "report",
            FileName = "보고서.pdf",
            Size = 3,
            Sha256 = "ab",
            DeclaredAt = Due,
            UploadId = "u1",
            LedgerHash = "cd",
        };
        var json = CoreJson.Serialize(claims);
        Encoding
            .UTF8.GetString(json)
            .Should()
            .Be(
                """{"kind":"declared","issuer":"https://ai.example.ac.kr","keyId":"k1","courseId":"ai-2026-2","studentId":"20261234","partId":"report","fileName":"보고서.pdf","size":3,"sha256":"ab","declaredAt":"2026-12-10T12:00:00Z","uploadId":"u1","ledgerHash":"cd"}"""
            );
        CoreJson.Deserialize<ReceiptClaims>(json).Should().Be(claims);
    }
}
